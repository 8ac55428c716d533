using System.Security.Cryptography;
using Workbench.Host.Documents;
using Workbench.Host.Sessions;

namespace Workbench.Host.Running;

/// <summary>
/// Runs notebooks headless: one session per notebook, cells in order, stopping at the first that fails. The executed copy is written
/// after every cell, so that even a crash leaves the record of what ran.
/// </summary>
/// <param name="session">Given to every session; <see cref="SessionOptions.Folder"/> becomes the folder of the notebook.</param>
public sealed class NotebookRunner(SessionOptions session, TimeProvider time)
{
    private readonly NotebookReader reader = new();
    private readonly NotebookWriter writer = new();

    /// <exception cref="NotebookParameterException">The parameters do not fit; nothing ran and nothing was written.</exception>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="ArgumentException">The output path is the input path.</exception>
    /// <exception cref="IOException">The notebook cannot be read, or the copy cannot be written.</exception>
    public async Task<NotebookRun> RunAsync(NotebookRunRequest request, CancellationToken cancellation)
    {
        var input = Path.GetFullPath(request.InputPath);
        var output = Path.GetFullPath(request.OutputPath);
        if (string.Equals(input, output, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The executed copy of {request.InputPath} would replace it: choose another output path.", nameof(request));
        }

        var bytes = await reader.ReadBytesAsync(input, cancellation).ConfigureAwait(false);
        var name = Path.GetFileName(input);
        var notebook = ParameterInjection.Apply(reader.Parse(bytes, name), request.Parameters, name);
        Directory.CreateDirectory(Path.GetDirectoryName(output)!);

        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        using var opened = new CSharpSession(session with { Folder = Path.GetDirectoryName(input)!, Time = time });
        var execution = new NotebookExecution(name, notebook, opened, time, request.Progress);
        await WriteAsync(execution, output).ConfigureAwait(false);
        while (await execution.RunNextAsync(cancellation).ConfigureAwait(false))
        {
            await WriteAsync(execution, output).ConfigureAwait(false);
        }

        await WriteAsync(execution, output).ConfigureAwait(false);
        return new NotebookRun(
            input,
            output,
            execution.CodeCells,
            opened.ExecutionCount,
            execution.State,
            execution.ErrorSummary,
            startedAt,
            time.GetElapsedTime(started),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Convert.ToHexStringLower(SHA256.HashData(writer.ToBytes(execution.Executed))));
    }

    // A cancelled run is kept as well: writing the record does not obey the token that stopped the cells.
    private Task WriteAsync(NotebookExecution execution, string output) =>
        writer.WriteAsync(execution.Executed, output, CancellationToken.None);
}
