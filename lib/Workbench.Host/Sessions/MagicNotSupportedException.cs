namespace Workbench.Host.Sessions;

/// <summary>A cell uses a command of another host that this one does not have.</summary>
public sealed class MagicNotSupportedException(int line, string magic, string instead)
    : Exception($"line {line}: {magic} is not supported here: {instead}.")
{
    public int Line { get; } = line;

    public string Magic { get; } = magic;
}
