using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Workbench.Host.Documents;

namespace Workbench.Host.Sessions;

/// <summary>Turns what stopped a cell into what its author needs: the message, the line in the cell, and no frames of the machinery.</summary>
internal static class ErrorText
{
    private const int MaxDiagnostics = 10;
    private const int MaxCauses = 5;
    private const int MaxFrames = 12;

    public static ErrorOutput Of(Exception exception) => exception switch
    {
        CellCompilationException compilation => OfDiagnostics(compilation.Errors),
        _ => new ErrorOutput(exception.GetType().Name, exception.Message, [.. Causes(exception).SelectMany((cause, depth) => Describe(cause, depth))]),
    };

    private static ErrorOutput OfDiagnostics(IReadOnlyList<Diagnostic> errors)
    {
        var lines = errors.Take(MaxDiagnostics).SelectMany(Describe).ToList();
        if (errors.Any(error => error.Id == "CS0103" && error.GetMessage(CultureInfo.InvariantCulture).Contains("'bench'", StringComparison.Ordinal)))
        {
            lines.Add("next: run the setup cell, the first code cell of the notebook; it makes 'bench'. After a restart of the kernel it has to run again.");
        }

        if (errors.Count > MaxDiagnostics)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {errors.Count - MaxDiagnostics} more errors"));
        }

        return new ErrorOutput("CompilationError", Headline(errors[0]), lines);
    }

    private static string Headline(Diagnostic error)
    {
        var start = error.Location.GetLineSpan();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start.Path}, line {start.StartLinePosition.Line + 1}, column {start.StartLinePosition.Character + 1}: {error.Id} {error.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private static IEnumerable<string> Describe(Diagnostic error)
    {
        yield return Headline(error);
        if (error.Location.SourceTree is { } tree)
        {
            var start = error.Location.GetLineSpan().StartLinePosition;
            var line = tree.GetText().Lines[start.Line].ToString();
            yield return "    " + line;
            yield return "    " + new string([.. line[..start.Character].Select(character => character == '\t' ? '\t' : ' ')]) + "^";
        }
    }

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        Exception? current = exception;
        for (var depth = 0; current is not null && depth < MaxCauses; depth++, current = current.InnerException)
        {
            yield return current;
        }
    }

    private static IEnumerable<string> Describe(Exception exception, int depth)
    {
        yield return $"{(depth == 0 ? "" : "caused by ")}{exception.GetType().Name}: {exception.Message}";
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames().Select(FrameText.Of).OfType<string>().Take(MaxFrames))
        {
            yield return "   at " + frame;
        }
    }
}
