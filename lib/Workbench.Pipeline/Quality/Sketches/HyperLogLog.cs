using System.Numerics;

namespace Workbench.Pipeline.Quality.Sketches;

/// <summary>
/// How many different hashes were added, estimated in 16 KiB whatever their number. The standard error is 0.8 %
/// (Flajolet, Fusy, Gandouet and Meunier 2007, with linear counting for few values).
/// </summary>
internal sealed class HyperLogLog
{
    private const int Precision = 14;
    private const int Registers = 1 << Precision;

    private readonly byte[] registers = new byte[Registers];

    public void Add(ulong hash)
    {
        var mixed = Mixed(hash);
        var register = (int)(mixed >> (64 - Precision));
        var rank = (byte)(BitOperations.LeadingZeroCount((mixed << Precision) | (1UL << (Precision - 1))) + 1);
        registers[register] = Math.Max(registers[register], rank);
    }

    public long Estimate()
    {
        var sum = 0.0;
        var zeros = 0;
        foreach (var rank in registers)
        {
            sum += double.ScaleB(1, -rank);
            zeros += rank == 0 ? 1 : 0;
        }

        var raw = 0.7213 / (1 + (1.079 / Registers)) * Registers * Registers / sum;
        return (long)Math.Round(raw <= 2.5 * Registers && zeros > 0 ? Registers * Math.Log((double)Registers / zeros) : raw);
    }

    /// <summary>All bits depend on all bits (the finaliser of MurmurHash3): registers are chosen by the first of them.</summary>
    private static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
