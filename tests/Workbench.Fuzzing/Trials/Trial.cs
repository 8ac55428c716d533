using Workbench.Core.Errors;
using Workbench.Fuzzing.Targets;
using Workbench.Host.Documents;
using Workbench.Host.Manifests;

namespace Workbench.Fuzzing.Trials;

/// <summary>Gives one input to its target and judges what comes of it.</summary>
internal static class Trial
{
    /// <summary>
    /// What the thread may allocate in all, whether it is let go again or not: a fixed part for what was recorded, and for each byte of input as
    /// many as a few copies, a tree of HTML nodes and a tree of JSON nodes take.
    /// </summary>
    private const long FixedBytes = 96L << 20;

    private const long BytesPerByte = 600;

    /// <summary>A trial takes milliseconds. What waits this long waits for something that never comes.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static Verdict Run(Target target, FuzzInput input)
    {
        using var observation = new Observation();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Catch(target, input, observation);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var (ending, detail, signature) = Judge(fault, observation, allocated);
        return new Verdict(ending, detail, signature, observation.IsMutationRead);
    }

    private static Exception? Catch(Target target, FuzzInput input, Observation observation)
    {
        try
        {
            var reading = target.ReadAsync(input, observation);
            if (!reading.IsCompleted && !((IAsyncResult)reading).AsyncWaitHandle.WaitOne(Longest))
            {
                observation.GiveUp($"no end after {Longest.TotalSeconds} s");
                return null;
            }

            reading.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private static (Ending, string Detail, string Signature) Judge(Exception? fault, Observation observation, long allocated) => fault switch
    {
        _ when observation.GivenUp is { } why => (Ending.Hang, why, "hang"),
        OutOfMemoryException => (Ending.OverMemory, fault.Message, "memory"),
        _ when allocated > FixedBytes + (observation.Bytes * BytesPerByte) =>
            (Ending.OverMemory, $"{allocated >> 20} MiB allocated for {observation.Bytes:N0} bytes of input", "memory"),
        null => (Ending.Read, "", ""),
        WorkbenchException or NotebookFormatException or ManifestException => (Ending.Reject, fault.Message, ""),
        _ => (Ending.Crash, fault.ToString(), $"{fault.GetType().Name} {PlaceOf(fault)}"),
    };

    /// <summary>The innermost method of the product in the stack.</summary>
    private static string PlaceOf(Exception fault) => (fault.StackTrace ?? "").Split('\n')
        .Select(line => line.Trim())
        .FirstOrDefault(line => line.StartsWith("at Workbench.", StringComparison.Ordinal) && !line.Contains("Workbench.Fuzzing", StringComparison.Ordinal))
        ?.Split(" in ")[0] ?? "outside the product";
}
