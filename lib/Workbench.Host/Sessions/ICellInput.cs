namespace Workbench.Host.Sessions;

/// <summary>Somebody who can be asked while a cell runs.</summary>
public interface ICellInput
{
    /// <summary>True where a person sits at the notebook and can be asked now.</summary>
    bool IsThere { get; }

    /// <summary>Asks for one line. Blocks until it is given.</summary>
    /// <param name="isSecret">The answer is not shown while it is typed.</param>
    /// <returns>Null where nobody can be asked now, or the answer was refused.</returns>
    /// <exception cref="OperationCanceledException">The cell was interrupted while it waited.</exception>
    string? Ask(string prompt, bool isSecret, CancellationToken cancellation);
}
