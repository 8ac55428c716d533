namespace Workbench.Pipeline.Load;

/// <summary>What carrying out a write came to.</summary>
/// <param name="GoesOn">False where the rest of its thread must wait.</param>
/// <param name="Recorded">Ends when the outcome is durable. Only what refers to the twin has to wait for it.</param>
internal readonly record struct Execution(bool GoesOn, Task Recorded)
{
    /// <summary>The outcome is durable, and the next write of the thread may follow.</summary>
    public static readonly Execution Over = new(true, Task.CompletedTask);

    /// <summary>The outcome is durable, and the thread waits for the next load.</summary>
    public static readonly Execution Waits = new(false, Task.CompletedTask);
}
