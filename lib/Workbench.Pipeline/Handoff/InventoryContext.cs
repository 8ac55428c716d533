using Workbench.Core.Schema;

namespace Workbench.Pipeline.Handoff;

/// <summary>What inventories are made from.</summary>
/// <param name="OperatorDirectory">Folder of the operator files; need not exist.</param>
/// <param name="Words">The destination's own words.</param>
/// <param name="Source">The source as last discovered; null before the first discovery.</param>
/// <param name="Destination">The destination as last discovered; null before the first discovery.</param>
/// <param name="Inboxes">Mail accounts that the destination's plan holds; null where nobody has said.</param>
/// <param name="Widgets">Chat widgets that the destination's plan holds; null where nobody has said.</param>
public sealed record InventoryContext(
    string OperatorDirectory, DestinationWords Words, SchemaSnapshot? Source, SchemaSnapshot? Destination, long? Inboxes, long? Widgets);
