namespace Workbench.Pipeline.Handoff;

/// <summary>Compares how many of a thing there are with how many the destination's plan holds.</summary>
/// <param name="Held">Places in the destination; null where nobody has said.</param>
internal sealed record PlaceCount(long? Held, string Setting, string Things)
{
    /// <summary>Whether the thing at that place of the list, counted from 0, still finds a place.</summary>
    public string Fits(int index) => Held is null ? "not known" : index < Held ? "yes" : "no";

    /// <summary>The comparison as a sentence.</summary>
    public string Sentence(int count) => Held switch
    {
        null => $"{count} {Things}; write the destination's setting '{Setting}' into migration.json to compare them with what its plan holds.",
        var held when count > held => $"{count} {Things}, but the destination's plan holds {held}: consolidate {count - held} before the cut-over, or change the plan.",
        var held => $"{count} {Things}; the destination's plan holds {held}.",
    };
}
