using System.Text.Json.Nodes;

namespace Workbench.Host.Documents;

/// <summary>One output of a code cell, as nbformat 4.5 describes it.</summary>
public abstract record CellOutput;

/// <summary>Text written to a standard stream.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
public sealed record StreamOutput(string Name, string Text) : CellOutput;

/// <summary>A value shown by <c>display(x)</c>.</summary>
/// <param name="DisplayId">Names the display for later updates; not stored in the file.</param>
/// <param name="IsUpdate">True when this replaces what the same <paramref name="DisplayId"/> showed before.</param>
public sealed record DisplayOutput(MimeBundle Data, string? DisplayId = null, bool IsUpdate = false) : CellOutput
{
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>The value of the last expression of a cell.</summary>
public sealed record ResultOutput(int? ExecutionCount, MimeBundle Data) : CellOutput
{
    public JsonObject Metadata { get; init; } = [];
}

/// <summary>What stopped a cell.</summary>
/// <param name="Name">The exception's type name, or <c>CompilationError</c>.</param>
/// <param name="Value">The message.</param>
/// <param name="Traceback">Readable lines; no frames of the compiler or of the host.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;
