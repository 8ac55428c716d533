namespace Workbench.Emulators.Samples;

/// <summary>A file of a sample cannot be read as promised. The message names the file, the line and what to correct.</summary>
public sealed class SampleFormatException(string file, long line, string problem, Exception? cause = null)
    : FormatException($"{file}, line {line}: {problem}", cause)
{
    public string File { get; } = file;

    /// <summary>Counted from 1, the header included.</summary>
    public long Line { get; } = line;
}
