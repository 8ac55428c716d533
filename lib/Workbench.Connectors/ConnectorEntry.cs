using Workbench.Core.Connectors;

namespace Workbench.Connectors;

/// <summary>One vendor to read from, as the catalog knows it.</summary>
/// <param name="Label">The vendor's own spelling.</param>
/// <param name="Gives">What it gives, kind by kind.</param>
/// <param name="Account">What a connection to it is made of.</param>
/// <param name="OperatorFiles">What its API does not tell and a person may therefore write down.</param>
public sealed record SourceEntry(
    string Label,
    IReadOnlyList<SourceCapability> Gives,
    AccountTemplate Account,
    IReadOnlyList<OperatorFileTemplate> OperatorFiles,
    Func<ConnectionProfile, ConnectorServices, ISourceConnector> Open);

/// <summary>One vendor to write to, as the catalog knows it.</summary>
/// <param name="Label">The vendor's own spelling.</param>
/// <param name="Takes">What becomes of each kind; a kind that is missing becomes an inventory.</param>
/// <param name="Account">What a connection to it is made of.</param>
public sealed record DestinationEntry(
    string Label,
    IReadOnlyList<DestinationCapability> Takes,
    AccountTemplate Account,
    Func<ConnectionProfile, ConnectorServices, IDestinationConnector> Open)
{
    /// <summary>
    /// Pages of the vendor's own app by type of twin, with <c>{id}</c> where its id stands, from the root of the API and the settings of an account.
    /// None where they do not tell the address, and none for an address that is not the vendor's, such as an emulator's. None by default.
    /// </summary>
    public Func<Uri, IReadOnlyDictionary<string, string>, IReadOnlyDictionary<string, string>> Pages { get; init; } =
        static (_, _) => new Dictionary<string, string>();
}

/// <summary>The connection to an account of a vendor before a person has filled it in.</summary>
/// <param name="BaseUrl">Root of the API, with the part in capitals that differs from account to account.</param>
/// <param name="Settings">Settings that a person has to look at, with an example each.</param>
/// <param name="Secrets">Names of the secrets without which nothing opens; a setting may choose between two ways to sign in.</param>
public sealed record AccountTemplate(
    Uri BaseUrl, IReadOnlyDictionary<string, string> Settings, Func<IReadOnlyDictionary<string, string>, IReadOnlyList<string>> Secrets);

/// <summary>A file that a person may supply.</summary>
/// <param name="Name">File name without extension, for example <c>tab-roles</c>.</param>
/// <param name="Purpose">What is missing without it, in one sentence.</param>
/// <param name="Example">One row as JSON, written into the template as an example to replace.</param>
public sealed record OperatorFileTemplate(string Name, string Purpose, string Example);
