namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>
/// Which tickets are part of which: pairs under one parent, some tickets with two parents, and two that contain each other.
/// </summary>
internal static class BuiltInTicketLinks
{
    private const int FirstParent = 30;
    private const int Step = 12;

    public static SampleTicketLink Link(BuiltInSource source, int index)
    {
        var (child, parent) = source.HasAwkwardRecords ? Awkward(index) : Usual(index);
        return new SampleTicketLink(
            BuiltInTickets.Id(child % source.Size.Tickets), BuiltInTickets.Id(parent % source.Size.Tickets));
    }

    private static (int Child, int Parent) Awkward(int index) => index switch
    {
        // The child of the link before has a second parent.
        1 => (Usual(0).Child, Usual(0).Parent + Step - 2),
        2 => (FirstParent + 4, FirstParent + 3),
        3 => (FirstParent + 3, FirstParent + 4),
        _ when index % 8 == 7 => (Usual(index - 2).Child, Usual(index).Parent),
        _ => Usual(index),
    };

    private static (int Child, int Parent) Usual(int index)
    {
        var parent = FirstParent + index / 2 * Step;
        return (parent + 1 + index % 2, parent);
    }
}
