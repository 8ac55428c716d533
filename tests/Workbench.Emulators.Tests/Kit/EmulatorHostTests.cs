using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Kit;

public sealed class EmulatorHostTests
{
    private static readonly VendorSurface Surface = new()
    {
        Map = (app, context) =>
        {
            app.MapGet("/things", (string? page) => Results.Text($"page {page}: {context.Store.Count("things")} things"));
            app.MapGet("/things.json", () => Results.Json(new { Things = context.Store.Count("things") }));
            app.MapPost("/things", () =>
            {
                var id = context.Ids.Number("things");
                context.Store.Put("things", new Document(id, new JsonObject { ["id"] = id, ["changed"] = context.Clock.UnixSeconds() }));
                return Results.Text(id);
            });
        },
        WriteError = async (http, status, retryAfter) =>
        {
            http.Response.StatusCode = status;
            if (retryAfter is { } wait)
            {
                http.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("0");
            }
            await http.Response.WriteAsync("broken", http.RequestAborted);
        },
        Seed = context => context.Store.Put("things", new Document("seed", new JsonObject { ["id"] = "seed" })),
        VolatileProperties = new HashSet<string> { "changed" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_PortZero_ListensOnLoopbackOnly()
    {
        await using var emulator = await StartAsync();
        Assert.Equal("127.0.0.1", emulator.BaseAddress.Host);
        Assert.NotEqual(0, emulator.BaseAddress.Port);
    }

    [Fact]
    public async Task Faults_RefusedBeforeCommit_StoreNothing()
    {
        await using var emulator = await StartAsync("429(2)@1,429@2,500@3,cut-before@4");
        using var client = Client(emulator);

        using var announced = await client.PostAsync("things", null, Cancellation);
        Assert.Equal(HttpStatusCode.TooManyRequests, announced.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), announced.Headers.RetryAfter?.Delta);
        using var silent = await client.PostAsync("things", null, Cancellation);
        Assert.Null(silent.Headers.RetryAfter);
        using var failed = await client.PostAsync("things", null, Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("things", null, Cancellation));

        Assert.Equal(1, emulator.Store.Count("things"));
        Assert.Equal([429, 429, 500, 0], emulator.Log.Last.Select(request => request.Status));
    }

    [Fact]
    public async Task Faults_AfterCommit_LoseTheAnswerOnly()
    {
        await using var emulator = await StartAsync("500-after@1:POST /things,cut-after@2:POST /things");
        using var client = Client(emulator);

        using var failed = await client.PostAsync("things", null, Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync("things", null, Cancellation));

        Assert.Equal(3, emulator.Store.Count("things"));
    }

    [Fact]
    public async Task Faults_Truncate_EndsJsonEarlyAndBreaksFilesOff()
    {
        await using var emulator = await StartAsync("truncate@2x2");
        using var client = Client(emulator);

        var whole = await client.GetStringAsync("things.json", Cancellation);

        Assert.Equal(whole[..(whole.Length / 2)], await client.GetStringAsync("things.json", Cancellation));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStringAsync("things", Cancellation));
    }

    [Fact]
    public async Task Faults_SlowAndDuplicate_SpoilTheBody()
    {
        await using var emulator = await StartAsync("slow(1)@2,duplicate-page@3");
        using var client = Client(emulator);

        var whole = await client.GetStringAsync("things?page=1", Cancellation);
        Assert.Equal("page 2: 1 things", await client.GetStringAsync("things?page=2", Cancellation));
        Assert.Equal(whole, await client.GetStringAsync("things?page=3", Cancellation));
    }

    [Theory]
    [InlineData("clock-skew(90)@1", 90)]
    [InlineData("clock-skew(300)@1,clock-skew(90)@2", 300)]
    public async Task Faults_ClockSkew_MovesTheDateHeaderAndNeverBack(string faults, int lead)
    {
        var clock = new ManualClock();
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Clock = clock, Faults = FaultPlan.Parse(faults) }, Surface, Cancellation);
        using var client = Client(emulator);

        using var first = await client.GetAsync("things", Cancellation);
        using var second = await client.GetAsync("things", Cancellation);

        Assert.Equal(clock.Now.AddSeconds(lead), second.Headers.Date);
    }

    [Fact]
    public async Task Faults_SetOnRunningEmulator_CountFromZero()
    {
        await using var emulator = await StartAsync();
        using var client = Client(emulator);
        await client.GetStringAsync("things", Cancellation);

        emulator.Faults = FaultPlan.Parse("500@1");

        using var answer = await client.GetAsync("things", Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
    }

    [Fact]
    public async Task Fingerprint_OnlyVolatileChange_StaysEqual()
    {
        await using var emulator = await StartAsync();
        var before = emulator.Fingerprint();

        emulator.Store.Put("things", new Document("seed", new JsonObject { ["id"] = "seed", ["changed"] = 5 }));
        Assert.Equal(before, emulator.Fingerprint());

        emulator.Store.Put("things", new Document("other", new JsonObject()));
        Assert.NotEqual(before, emulator.Fingerprint());
        emulator.Store.Delete("things", "other");
        Assert.Equal(before, emulator.Fingerprint());
    }

    [Fact]
    public async Task Control_Endpoints_ShowTheInside()
    {
        await using var emulator = await StartAsync();
        emulator.Outbox.Add("email", "ada@example.com", "POST /things");
        using var client = Client(emulator);
        await client.GetStringAsync("things?page=1", Cancellation);

        var log = JsonNode.Parse(await client.GetStringAsync("_emulator/log", Cancellation))!;
        Assert.Equal(1, log["counts"]!["GET /things"]!.GetValue<int>());
        var outbox = JsonNode.Parse(await client.GetStringAsync("_emulator/outbox", Cancellation))!.AsArray();
        Assert.Equal("ada@example.com", outbox.Single()!["recipient"]!.GetValue<string>());
        Assert.Equal(emulator.Fingerprint(), await client.GetStringAsync("_emulator/fingerprint", Cancellation));
        using var set = await client.PutAsync("_emulator/faults", new StringContent("500@7"), Cancellation);
        Assert.Equal("500@7", emulator.Faults.ToString());
        using var refused = await client.PutAsync("_emulator/faults", new StringContent("nonsense"), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Restart_StatePath_KeepsStateAndSeedsOnce()
    {
        var folder = Directory.CreateTempSubdirectory("workbench-emulators");
        try
        {
            var options = new EmulatorOptions { StatePath = Path.Combine(folder.FullName, "state.db") };
            await using (var first = await EmulatorHost.StartAsync(options, Surface, Cancellation))
            {
                using var client = Client(first);
                using var created = await client.PostAsync("things", null, Cancellation);
                first.Store.Delete("things", "seed");
            }
            await using var second = await EmulatorHost.StartAsync(options, Surface, Cancellation);

            Assert.Equal(["1"], second.Store.Scan("things").Select(document => document.Id));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<RunningEmulator> StartAsync(string faults = "") =>
        EmulatorHost.StartAsync(new EmulatorOptions { Faults = FaultPlan.Parse(faults) }, Surface, Cancellation);

    private static HttpClient Client(RunningEmulator emulator) => new(new SocketsHttpHandler()) { BaseAddress = emulator.BaseAddress };
}
