namespace Workbench.Simulation.Running;

/// <summary>What happens while nobody else of the seed has a turn.</summary>
internal static class Turn
{
    /// <summary>
    /// Waits on this thread, which has no turn to give away: the order of everything else then follows from the seed alone. Blocks at once, because
    /// a task's own wait would first spin, on a processor that the other thread or another seed could use.
    /// </summary>
    public static void Keep(Task work)
    {
        if (!work.IsCompleted)
        {
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
        }

        work.GetAwaiter().GetResult();
    }
}
