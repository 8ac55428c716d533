namespace Workbench.Emulators.Checking;

/// <summary>One thing that is lost, doubled, changed or too much in the destination.</summary>
/// <param name="Rule">Which check found it, for example <c>message-missing</c>.</param>
/// <param name="Record">The source record's key, or the destination's collection and id.</param>
public sealed record Finding(string Rule, string Record, string Detail)
{
    public override string ToString() => $"{Rule} {Record}: {Detail}";
}
