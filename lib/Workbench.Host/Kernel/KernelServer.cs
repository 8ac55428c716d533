using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Kernel;

/// <summary>
/// The C# session behind a notebook kernel: reads requests, one JSON object a line, and sends messages, one JSON object each behind a
/// record separator (U+001E) and before a line feed. The kernel itself, with Jupyter's own protocol, is the client.
/// </summary>
/// <remarks>
/// <para>Requests: <c>execute {id, code, count, allow_stdin}</c>; <c>complete {id, code, position}</c> and <c>inspect {id, code, position}</c> with
/// positions in UTF-16 units; <c>is_complete {id, code}</c>; <c>interrupt</c>, twice to stop waiting for a cell that does not stop;
/// <c>answer {value}</c>, null where the question was refused; <c>shutdown</c>. The end of the stream means shutdown.</para>
/// <para>Messages: <c>ready {protocol}</c> once; for an execution, by its id, <c>stream {name, text}</c>, <c>display {display_id, update, data,
/// metadata}</c>, <c>result {data, metadata}</c>, <c>input {prompt, secret}</c> and at its end <c>done {status, ename, evalue, traceback}</c>; for
/// everything else <c>reply {…}</c>. Interrupt, answer and shutdown have no reply.</para>
/// <para>One request at a time, in order; only interrupt, answer and shutdown overtake.</para>
/// </remarks>
public sealed class KernelServer : ICellInput
{
    /// <summary>Changes with every change that an older client would misunderstand.</summary>
    public const int Protocol = 1;

    private const long TidyAfterBytes = 32_000_000;

    private static readonly TimeSpan NoticeAfter = TimeSpan.FromSeconds(3);

    private readonly SessionOptions options;
    private readonly KernelWire wire;
    private readonly TextReader requests;
    private readonly Channel<KernelRequest> waiting = Channel.CreateUnbounded<KernelRequest>();
    private volatile KernelCell? running;
    private CSharpSession? session;
    private long tidiedAt;

    /// <param name="options">Given to the session; questions of its cells go to the client.</param>
    /// <param name="input">Carries requests; nothing else may read it.</param>
    /// <param name="output">Carries messages.</param>
    public KernelServer(SessionOptions options, Stream input, Stream output)
    {
        this.options = options with { Input = this };
        wire = new KernelWire(output);
        requests = new StreamReader(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <inheritdoc/>
    public bool IsThere => running?.AllowsInput == true;

    /// <inheritdoc/>
    public string? Ask(string prompt, bool isSecret, CancellationToken cancellation) =>
        running is { AllowsInput: true } cell ? cell.Ask(options.Scrub(prompt), isSecret, cancellation) : null;

    /// <summary>Serves until the client says shutdown or is gone, or <paramref name="stop"/> is cancelled; a running cell is stopped first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        wire.Send(new JsonObject { ["type"] = "ready", ["protocol"] = Protocol });
        using var opened = session = new CSharpSession(options);
        var serving = Task.Run(() => ServeAsync(opened), CancellationToken.None);
        try
        {
            while (await requests.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
            {
                var request = KernelRequest.Read(line);
                if (request is { Type: "shutdown" })
                {
                    break;
                }

                Hear(request);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ends like a shutdown.
        }

        waiting.Writer.Complete();
        while (waiting.Reader.TryRead(out _))
        {
            // What was not begun is not begun any more.
        }

        running?.Stop();
        await serving.ConfigureAwait(false);
    }

    private void Hear(KernelRequest? request)
    {
        switch (request)
        {
            case null:
                break;
            case { Type: "interrupt" }:
                Interrupt();
                break;
            case { Type: "answer" }:
                running?.Answer(request.Body["value"]?.GetValue<string>());
                break;
            default:
                waiting.Writer.TryWrite(request);
                break;
        }
    }

    private void Interrupt()
    {
        if (running is not { } cell)
        {
            return;
        }

        if (cell.Cancellation.IsCancellationRequested)
        {
            session?.GiveUp();
            return;
        }

        cell.Stop();
        _ = Task.Delay(NoticeAfter, options.Time, CancellationToken.None).ContinueWith(
            _ =>
            {
                if (ReferenceEquals(running, cell))
                {
                    cell.Note(
                        "Interrupted: the cell finishes what is in flight, then it stops. If it computes without end it cannot be stopped: "
                        + "interrupt once more and restart the kernel. What was confirmed is in the ledger.\n");
                }
            },
            TaskScheduler.Default);
    }

    private async Task ServeAsync(CSharpSession opened)
    {
        opened.WarmUp(CancellationToken.None);
        Tidy();
        await foreach (var request in waiting.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            if (request.Type == "execute")
            {
                await ExecuteAsync(opened, request).ConfigureAwait(false);
                Tidy();
            }
            else
            {
                wire.Send(Reply(opened, request));
            }
        }
    }

    private async Task ExecuteAsync(CSharpSession opened, KernelRequest request)
    {
        var cell = new KernelCell(request, wire);
        running = cell;
        ErrorOutput? error;
        try
        {
            error = (await opened.RunAsync(cell.Code, cell.Position, cell.Show, cell.Cancellation).ConfigureAwait(false)).Error;
        }
        catch (InvalidOperationException still)
        {
            error = new ErrorOutput("CellStillRunning", still.Message, [still.Message]);
        }

        running = null;
        cell.End(error);
    }

    /// <summary>
    /// A kernel stands open beside other work for hours: between cells, what compiling has left behind is given back to the system, which takes
    /// a few hundredths of a second.
    /// </summary>
    private void Tidy()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - tidiedAt > TidyAfterBytes)
        {
            tidiedAt = allocated;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static JsonObject Reply(CSharpSession opened, KernelRequest request)
    {
        JsonObject reply;
        try
        {
            reply = KernelReplies.To(opened, request);
        }
        catch (Exception error)
        {
            // A cell that is half typed may bring the compiler to its limits: the editor then gets no answer, and the session goes on.
            reply = new JsonObject { ["failed"] = error.Message };
        }

        reply["type"] = "reply";
        reply["id"] = request.Id;
        return reply;
    }
}
