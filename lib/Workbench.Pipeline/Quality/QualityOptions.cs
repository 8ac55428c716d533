namespace Workbench.Pipeline.Quality;

/// <summary>What a person may say about a profile.</summary>
/// <param name="Since">The company did not exist before this day: what is said to have happened earlier is suspicious. 1990-01-01 by default.</param>
/// <param name="Fates">What the destination does with the fields; null where nothing is known.</param>
/// <param name="Scratch">Folder for temporary files while duplicates are sorted; the system's own by default.</param>
/// <param name="Hit">Told every record that shows a finding, in no particular order.</param>
public sealed record QualityOptions(DateOnly? Since = null, FieldFates? Fates = null, string? Scratch = null, Action<QualityHit>? Hit = null)
{
    public static readonly DateOnly DefaultSince = new(1990, 1, 1);
}
