using Workbench.Core.Schema;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

/// <summary>A temporary folder of operator files.</summary>
internal sealed class OperatorFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("operator-tests-");

    public string FullName => folder.FullName;

    public void Write(string name, params string[] rows) =>
        WriteText(name + ".json", $$"""{"kind":"workbench.operator/{{name}}","version":1,"items":[{{string.Join(",", rows)}}]}""");

    public void WriteText(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);

    public InventoryContext Context(
        string destination = "intercom", SchemaSnapshot? source = null, SchemaSnapshot? there = null, long? inboxes = null, long? widgets = null) =>
        new(folder.FullName, DestinationWords.Of(destination), source, there, inboxes, widgets);

    public void Dispose() => folder.Delete(recursive: true);
}
