using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Kernel;

/// <summary>One execution on its way: its cancellation, its outputs on the wire, and the question it may be waiting with.</summary>
internal sealed class KernelCell(KernelRequest request, KernelWire wire)
{
    // Never disposed: an interrupt may come while the cell ends, and without a timer there is nothing to give back.
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private TaskCompletionSource<string?>? question;

    public string Code { get; } = request.Text("code");

    /// <summary>Names the cell in errors.</summary>
    public int Position { get; } = request.Number("count");

    public bool AllowsInput { get; } = request.Flag("allow_stdin");

    public CancellationToken Cancellation => stop.Token;

    /// <summary>Asks the cell to stop; what the cell does about it runs on other threads.</summary>
    public void Stop() => _ = stop.CancelAsync();

    public void Show(CellOutput output)
    {
        JsonObject? message = output switch
        {
            StreamOutput stream => new() { ["type"] = "stream", ["name"] = stream.Name, ["text"] = stream.Text },
            DisplayOutput display => new()
            {
                ["type"] = "display",
                ["display_id"] = display.DisplayId,
                ["update"] = display.IsUpdate,
                ["data"] = DataOf(display.Data),
                ["metadata"] = display.Metadata.DeepClone(),
            },
            ResultOutput result => new() { ["type"] = "result", ["data"] = DataOf(result.Data), ["metadata"] = result.Metadata.DeepClone() },
            _ => null,
        };
        if (message is not null)
        {
            Send(message);
        }
    }

    public void Note(string text) => Show(new StreamOutput("stderr", text));

    /// <summary>Asks through the client and blocks until the answer comes.</summary>
    public string? Ask(string prompt, bool isSecret, CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            question = asked;
        }

        Send(new JsonObject { ["type"] = "input", ["prompt"] = prompt, ["secret"] = isSecret });
        return asked.Task.WaitAsync(cancellation).GetAwaiter().GetResult();
    }

    public void Answer(string? value)
    {
        lock (gate)
        {
            question?.TrySetResult(value);
            question = null;
        }
    }

    public void End(ErrorOutput? error) => Send(error is null
        ? new JsonObject { ["type"] = "done", ["status"] = "ok" }
        : new JsonObject
        {
            ["type"] = "done",
            ["status"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        });

    private void Send(JsonObject message)
    {
        message["id"] = request.Id;
        wire.Send(message);
    }

    private static JsonObject DataOf(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach (var (mimeType, node) in bundle.Contents)
        {
            data[mimeType] = MimeBundle.IsJson(mimeType) ? node.DeepClone() : JsonValue.Create(bundle.Text(mimeType));
        }

        return data;
    }
}
