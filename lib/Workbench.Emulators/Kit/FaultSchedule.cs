using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Emulators.Kit;

/// <summary>Counts requests against the plan in force and says which fault, if any, the next one meets.</summary>
internal sealed class FaultSchedule(FaultPlan plan, int seed)
{
    private readonly Lock gate = new();
    private long[] seen = new long[plan.Rules.Length];

    public FaultPlan Plan { get; private set; } = plan;

    public void Replace(FaultPlan other)
    {
        lock (gate)
        {
            Plan = other;
            seen = new long[other.Rules.Length];
        }
    }

    /// <summary>The first rule that this request meets; every rule counts it all the same.</summary>
    public FaultRule? Next(string method, string path)
    {
        lock (gate)
        {
            FaultRule? met = null;
            for (var index = 0; index < Plan.Rules.Length; index++)
            {
                var rule = Plan.Rules[index];
                if (rule.Filter.Matches(method, path) && Strikes(rule, index, ++seen[index]))
                {
                    met ??= rule;
                }
            }
            return met;
        }
    }

    private bool Strikes(FaultRule rule, int index, long number) =>
        rule.First == 0 ? Chance(index, number) < rule.Probability : number >= rule.First && number < (long)rule.First + rule.Count;

    // A digest instead of a random sequence: the n-th request meets the same fate whatever the other rules did before.
    private double Chance(int index, long number)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{seed}/{index}/{number}");
        var digest = SHA256.HashData(Encoding.ASCII.GetBytes(text));
        return BitConverter.ToUInt32(digest) / (uint.MaxValue + 1.0);
    }
}
