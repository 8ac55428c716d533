namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// Every object that the connector reads, in the order in which they are shown and, within a kind, extracted: chats before tickets, because they
/// are removed first.
/// </summary>
internal static class InfosetShapes
{
    public static IReadOnlyList<RecordShape> All { get; } =
    [
        PeopleShapes.Agent,
        PeopleShapes.Company,
        PeopleShapes.Contact,
        ChatShapes.ChatShape,
        TicketShape.Shape,
        ChatShapes.MessageShape,
        LogShape.Shape,
        DealShape.Shape,
        CallShape.Shape,
        ArticleShapes.Collection,
        ArticleShapes.Article,
        FileShape.Shape,
    ];

    /// <summary>The shape of an object.</summary>
    /// <exception cref="KeyNotFoundException">There is no such object.</exception>
    public static RecordShape Of(string name) => All.FirstOrDefault(shape => shape.Name == name)
        ?? throw new KeyNotFoundException($"Infoset has no object '{name}'. Discover again.");
}
