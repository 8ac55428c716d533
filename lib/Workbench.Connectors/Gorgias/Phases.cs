using Workbench.Core.Connectors;

namespace Workbench.Connectors.Gorgias;

/// <summary>The order of the load: people, whole tickets, what did not fit into them, final states.</summary>
internal static class Phases
{
    public const int Customers = 1;
    public const int Tickets = 2;
    public const int Messages = 3;
    public const int Finish = 4;

    public static readonly IReadOnlyList<LoadPhase> All =
    [
        new(Customers, "Customers"),
        new(Tickets, "Tickets with their messages"),
        new(Messages, "Messages beyond the first 500, and later ones"),
        new(Finish, "States of long tickets"),
    ];
}
