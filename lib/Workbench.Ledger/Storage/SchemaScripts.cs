using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Storage;

/// <summary>The numbered scripts in <c>Schema/</c>. <c>PRAGMA user_version</c> is the number of the last one that ran.</summary>
internal static class SchemaScripts
{
    /// <summary>The version this code writes and reads.</summary>
    public static long Newest => Names().Length;

    public static long VersionOf(Session session) => (long)session.Scalar("PRAGMA user_version")!;

    /// <summary>Runs the scripts that the file has not seen, each in its own transaction.</summary>
    /// <exception cref="LedgerException">A newer workbench wrote the file.</exception>
    public static void Apply(Session session, string path)
    {
        var names = Names();
        for (var version = Known(session, path); version < names.Length; version++)
        {
            var next = (version + 1).ToString(CultureInfo.InvariantCulture);
            session.Script($"BEGIN IMMEDIATE;\n{Read(names[version])}\nPRAGMA user_version = {next};\nCOMMIT;");
        }
    }

    /// <summary>True where an earlier workbench wrote the file, whose tables this one does not read as they are.</summary>
    /// <exception cref="LedgerException">A newer workbench wrote the file, or it holds no ledger.</exception>
    public static bool IsOlder(Session session, string path) => Known(session, path) switch
    {
        0 => throw new LedgerException($"{path} holds no ledger."),
        var version => version < Newest,
    };

    private static long Known(Session session, string path)
    {
        var version = VersionOf(session);
        return version <= Newest
            ? version
            : throw new LedgerException(
                $"The ledger {path} has schema version {version}, this workbench knows up to {Newest}. Use the newer workbench that wrote it.");
    }

    public static string[] Names() =>
        [.. typeof(SchemaScripts).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Schema/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public static string Read(string name)
    {
        using var stream = typeof(SchemaScripts).Assembly.GetManifestResourceStream(name)!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
