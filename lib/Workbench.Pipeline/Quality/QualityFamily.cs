namespace Workbench.Pipeline.Quality;

/// <summary>What a finding is about.</summary>
public enum QualityFamily
{
    /// <summary>Fields that nobody uses.</summary>
    Completeness,

    /// <summary>E-mail addresses and telephone numbers.</summary>
    Addresses,

    /// <summary>The same person or organization twice.</summary>
    Duplicates,

    /// <summary>Records without what they belong to.</summary>
    Links,

    /// <summary>Dates that cannot be, and times in a wrong zone.</summary>
    Dates,

    /// <summary>Characters that were lost or that do something.</summary>
    Characters,

    /// <summary>Values and files that the destination does not take whole.</summary>
    Size,

    /// <summary>Values that are unlike the others of their field.</summary>
    Values,

    /// <summary>Files that could not be read.</summary>
    Files,
}
