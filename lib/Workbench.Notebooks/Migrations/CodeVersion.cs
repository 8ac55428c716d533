using System.Reflection;
using Workbench.Core.Hashing;

namespace Workbench.Notebooks.Migrations;

/// <summary>A hash over the workbench's own assemblies: two builds of the same code give the same one.</summary>
public static class CodeVersion
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Core.Records.RecordKey).Assembly,
        typeof(Ledger.ILedger).Assembly,
        typeof(Pipeline.MigrationEnvironment).Assembly,
        typeof(Connectors.ConnectorCatalog).Assembly,
        typeof(CodeVersion).Assembly,
    ];

    /// <summary>64 hex digits.</summary>
    public static string Current() =>
        Sha256Hex.Of(string.Join('\n', Assemblies.Select(assembly => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId}")));
}
