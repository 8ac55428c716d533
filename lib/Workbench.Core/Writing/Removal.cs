namespace Workbench.Core.Writing;

/// <summary>What removing a twin came to. The list is closed.</summary>
public abstract record Removal
{
    private Removal()
    {
    }

    /// <summary>It is gone, or was gone already.</summary>
    public sealed record Gone : Removal
    {
        public static readonly Gone Value = new();
    }

    /// <summary>The vendor only archives or blanks it, or cannot remove it at all; what stays behind, in words.</summary>
    public sealed record Leftover(string What) : Removal;

    /// <summary>It was left alone, because removing it would take foreign records along or somebody has changed it.</summary>
    public sealed record Skipped(string Why) : Removal;

    /// <summary>The vendor was not reached, or did not say whether it is done: another run finds out.</summary>
    public sealed record Open(string Why) : Removal;
}
