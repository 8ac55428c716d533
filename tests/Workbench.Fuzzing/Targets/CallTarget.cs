using Workbench.Connectors;
using Workbench.Core.Security;
using Workbench.Fuzzing.Mutation;
using Workbench.Fuzzing.Recording;
using Workbench.Fuzzing.Trials;
using Workbench.Simulation.Clock;

namespace Workbench.Fuzzing.Targets;

/// <summary>One vendor's connector: a recorded call is made again on a fresh connector, and one of its answers is mutated.</summary>
internal sealed class CallTarget : Target
{
    /// <summary>Longer calls are repetitions of what shorter ones do.</summary>
    private const int MostExchanges = 60;

    /// <summary>A day, which the quotas of some vendors take, with the retries of a call.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(8);

    private readonly string system;
    private readonly Recorded recorded;
    private readonly List<IGrouping<string, RecordedCall>> families;

    public CallTarget(Recorded recorded, string system)
    {
        (this.recorded, this.system) = (recorded, system);
        families = [.. recorded.Calls.Where(call => call.System == system && call.Exchanges.Count is > 0 and <= MostExchanges).GroupBy(call => call.Name)];
    }

    public override string Name => system;

    /// <summary>Every kind of call takes its turn as often as any other.</summary>
    public override FuzzInput Draw(Random random)
    {
        var family = families[random.Next(families.Count)].ToList();
        var call = family[random.Next(family.Count)];
        var index = random.Next(call.Exchanges.Count);
        var chosen = call.Exchanges[index];
        var nth = call.Exchanges.Take(index + 1).Count(exchange => exchange.Question == chosen.Question);
        var donor = families[random.Next(families.Count)].First().Exchanges[0].Answer;
        return new FuzzInput(system, call.Name, chosen.Question.Address, nth, random.Next(3) == 0, AnswerMutator.Mutate(chosen.Answer, donor, random));
    }

    public override async Task ReadAsync(FuzzInput input, Observation observation)
    {
        var call = Find(input);
        using var handler = new ReplayHandler(recorded, call, input, observation);
        var clock = new VirtualClock(call.At);
        try
        {
            await call.AgainAsync(new ConnectorServices(handler, clock, new Random(1), new SecretScrubber()), observation.Token);
        }
        finally
        {
            if (clock.GetUtcNow() - call.At > LongestWait)
            {
                observation.GiveUp($"it waits until {clock.GetUtcNow():u}");
            }
        }
    }

    /// <summary>A call of that name which made the request, else one of that name.</summary>
    private RecordedCall Find(FuzzInput input)
    {
        var family = families.Find(found => found.Key == input.Subject)
            ?? throw new InvalidDataException($"{system} has no recorded call '{input.Subject}'. Was it renamed? Then rename it in the case as well.");
        return family.FirstOrDefault(call => call.Exchanges.Exists(exchange => exchange.Question.Address == input.Place)) ?? family.First();
    }
}
