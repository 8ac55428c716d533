using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Schema;
using Workbench.Ledger.Reading;
using Workbench.Pipeline;

namespace Workbench.Fuzzing.Recording;

/// <summary>Opens the recorded account's connectors anew.</summary>
/// <param name="Source">Takes the folder of operator files as well; null for the one that was recorded.</param>
internal sealed record Opening(Func<ConnectorServices, string?, ISourceConnector> Source, Func<ConnectorServices, IDestinationConnector> Destination);

/// <summary>A real migration between two emulators: its calls, every answer, and the folder with its ledger and plan.</summary>
/// <param name="provisioned">The destination as records were composed for it, before the rollback.</param>
internal sealed class Recorded(string folder, MigrationEnvironment environment, SchemaSnapshot provisioned, Opening opening, CallLog log) : IDisposable
{
    private readonly ILookup<string, Exchange> byAddress = log.Exchanges.ToLookup(exchange => exchange.Question.Address, StringComparer.Ordinal);
    private readonly ILookup<string, Exchange> byPath = log.Exchanges.ToLookup(exchange => exchange.Question.Path, StringComparer.Ordinal);

    public string Folder => folder;

    /// <summary>As it was at the end, with a ledger that can only be read.</summary>
    public MigrationEnvironment Environment => environment;

    public SchemaSnapshot Provisioned => provisioned;

    public Opening Opening => opening;

    public IReadOnlyList<RecordedCall> Calls => log.Calls;

    /// <summary>What the vendor answered to this question, or to the one that is most like it; null where nothing like it was asked.</summary>
    public RecordedAnswer? Answer(Question question)
    {
        var same = byAddress[question.Address];
        return (same.LastOrDefault(exchange => exchange.Question.Content == question.Content) ?? same.LastOrDefault() ?? byPath[question.Path].FirstOrDefault())?.Answer;
    }

    public void Dispose()
    {
        ((LedgerReader)environment.Read).Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
