using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Schema;
using Workbench.Notebooks.Advisor;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Advisor;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Notebooks.Tests.Advisor;

/// <summary>The advisor as a migration opens it, against an endpoint on loopback.</summary>
public sealed class AdvisorOverHttpTests
{
    private const string Good = """{"choices":[{"message":{"content":"{\"order\":[\"c2\",\"c1\"],\"why\":\"same\"}"}}],"usage":{"total_tokens":321}}""";

    private static readonly FieldProposal[] Proposals =
    [
        new(Field("region"), [new FieldCandidate(Field("country"), 0.44, []), new FieldCandidate(Field("area"), 0.41, [])], null),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AdviseAsync_GoodAnswer_IsASuggestion()
    {
        await using var stub = await ChatStub.StartAsync(context => context.Response.WriteAsync(Good), Cancellation);

        var run = await AdviseAsync(new AdvisorFile(stub.Address, "small-model"), new() { ["WORKBENCH_ADVISOR_KEY"] = "sk-test" });

        Assert.Equal((1, 321L), (run.Calls, run.Tokens));
        Assert.Equal("area", run.Proposals[0].Suggestion?.First);
        Assert.Null(run.Proposals[0].Proposal.Chosen);
        var (path, authorization, body) = Assert.Single(stub.Asked);
        Assert.Equal(("/v1/chat/completions", "Bearer sk-test"), (path, authorization));
        using var json = JsonDocument.Parse(body);
        Assert.Equal(("small-model", 0), (json.RootElement.GetProperty("model").GetString(), json.RootElement.GetProperty("temperature").GetInt32()));
        Assert.Equal(["system", "user"], json.RootElement.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task AdviseAsync_NotConfigured_AsksNobody()
    {
        var run = await AdviseAsync(null, []);

        Assert.Equal((0, 0L), (run.Calls, run.Tokens));
        Assert.Same(Proposals[0], run.Proposals[0].Proposal);
    }

    [Theory]
    [InlineData(500, "no", "HttpRequestException")]
    [InlineData(302, "", "HttpRequestException")]
    [InlineData(200, "<html>", "JsonReaderException")]
    [InlineData(200, "{}", "JsonException")]
    [InlineData(200, """{"choices":[]}""", "JsonException")]
    [InlineData(200, """{"choices":[{"message":{"content":null}}]}""", "JsonException")]
    public async Task AdviseAsync_UselessAnswer_IsNoted(int status, string body, string kind)
    {
        await using var stub = await ChatStub.StartAsync(
            context =>
            {
                context.Response.StatusCode = status;
                return context.Response.WriteAsync(body);
            },
            Cancellation);

        var run = await AdviseAsync(new AdvisorFile(stub.Address, "small-model"), []);

        Assert.Same(Proposals[0], run.Proposals[0].Proposal);
        Assert.Contains(kind, run.Proposals[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdviseAsync_EndlessAnswer_IsCutOff()
    {
        await using var stub = await ChatStub.StartAsync(context => context.Response.WriteAsync(new string('x', 2_000_000)), Cancellation);

        var run = await AdviseAsync(new AdvisorFile(stub.Address, "small-model"), []);

        Assert.Contains("HttpRequestException", run.Proposals[0].Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://models.example/", "m", null)]
    [InlineData("ftp://127.0.0.1/", "m", null)]
    [InlineData("https://models.example/", "", null)]
    [InlineData("https://models.example/", "m", 0)]
    public async Task AdviseAsync_ConfigurationMakesNoSense_IsRefused(string endpoint, string model, int? calls)
    {
        var error = await Assert.ThrowsAsync<PlanException>(() => AdviseAsync(new AdvisorFile(new Uri(endpoint), model, calls), new() { ["WORKBENCH_ADVISOR_KEY"] = "sk" }));

        Assert.Contains("migration.json, advisor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdviseAsync_KeyIsNotSet_NamesTheVariable()
    {
        var error = await Assert.ThrowsAsync<PlanException>(() => AdviseAsync(new AdvisorFile(new Uri("https://models.example/"), "m"), []));

        Assert.Contains("WORKBENCH_ADVISOR_KEY", error.Message, StringComparison.Ordinal);
    }

    private static async Task<AdvisedRun> AdviseAsync(AdvisorFile? advisor, Dictionary<string, string> secrets)
    {
        using var handler = HttpTransport.Create();
        var file = new MigrationFile("ivinex-intercom", "Acme", new Dictionary<string, EnvironmentFile>(), Advisor: advisor);
        await using var migration = new OpenMigration(".", file, new SecretSource(secrets), handler, TimeProvider.System, new Progress<StepProgress>());
        return await migration.AdviseAsync(Proposals, Cancellation);
    }

    private static FieldDescription Field(string name) => new(name, name, FieldType.Text, [], ValueProfile.Empty);
}
