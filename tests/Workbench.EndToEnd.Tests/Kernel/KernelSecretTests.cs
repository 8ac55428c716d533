using System.Text.Json;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>Secrets that are set for a migration stand in no output of a kernel, however a cell says them.</summary>
public sealed class KernelSecretTests
{
    private const string Token = "dG9rOjQyNTk4ZmM3_0a1b<2c3d&4e5f";
    private const string Variable = "WORKBENCH_PRODUCTION_INTERCOM_TOKEN";
    private const string Read = $"var token = Environment.GetEnvironmentVariable(\"{Variable}\");\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What a cell does with the secret, and the message that carries it.</summary>
    private static readonly (string Code, string Type)[] Cells =
    [
        ("Console.WriteLine(token);", "stream"),
        ("Console.Write(token[..9]); Console.WriteLine(token[9..]);", "stream"),
        ("Console.Error.WriteLine($\"Bearer {token}\");", "stream"),
        ("token", "result"),
        ("cell.Display(token);", "display"),
        ("Workbench.Notebooks.Tables.Table.Of(new[] { token }).Text(\"Header\", value => value).Build()", "result"),
        ("throw new InvalidOperationException($\"refused {token}\");", "done"),
        ("throw new InvalidOperationException(\"refused\", new ArgumentException(token));", "done"),
    ];

    [Fact]
    public async Task Execute_SecretOfTheMigration_IsInNoMessage()
    {
        using var folder = new TemporaryFolder();
        var made = await WorkbenchCli.RunAsync(["new", folder.Run, "--route", "ivinex-intercom"], Cancellation);
        Assert.True(made.ExitCode == 0, made.ToString());
        using var session = KernelSession.Start(Path.Combine(folder.Run, "notebooks"), new Dictionary<string, string> { [Variable] = Token });

        foreach (var (cell, type) in Cells)
        {
            var said = await session.ExecuteAsync(Read + cell, Cancellation);

            Assert.Contains(said, line => line.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal) && line.Contains("***", StringComparison.Ordinal));
            Assert.All(said.SelectMany(Texts), text => Assert.DoesNotContain(Token[..20], text.Replace("<wbr/>", "", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    /// <summary>Every text of a message, freed from the escapes of JSON.</summary>
    private static IEnumerable<string> Texts(string line) => Texts(JsonDocument.Parse(line.TrimStart('\u001e')).RootElement);

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
