using Workbench.Fuzzing.Recording;

namespace Workbench.Fuzzing.Mutation;

/// <summary>Changes a vendor's answer: mostly its body, sometimes its status or a header.</summary>
internal static class AnswerMutator
{
    /// <param name="donor">Another answer, from which a value may be taken over.</param>
    public static RecordedAnswer Mutate(RecordedAnswer answer, RecordedAnswer donor, Random random) => random.Next(12) switch
    {
        0 => answer with { Status = Oddities.Statuses[random.Next(Oddities.Statuses.Count)] },
        1 => answer with { Headers = Headers(answer.Headers, random) },
        2 => answer with
        {
            Status = Oddities.Statuses[random.Next(Oddities.Statuses.Count)],
            Headers = Headers(answer.Headers, random),
            Body = Mutator.Mutate(answer.Body, donor.Body, random),
        },
        _ => answer with { Body = Mutator.Mutate(answer.Body, donor.Body, random) },
    };

    private static List<KeyValuePair<string, string>> Headers(IReadOnlyList<KeyValuePair<string, string>> headers, Random random)
    {
        var changed = headers.ToList();
        if (changed.Count > 0 && random.Next(3) == 0)
        {
            changed.RemoveAt(random.Next(changed.Count));
            return changed;
        }

        var name = changed.Count > 0 && random.Next(2) == 0 ? changed[random.Next(changed.Count)].Key : Oddities.HeaderNames[random.Next(Oddities.HeaderNames.Count)];
        changed.RemoveAll(header => header.Key == name);
        changed.Add(new(name, Oddities.HeaderValues[random.Next(Oddities.HeaderValues.Count)]));
        return changed;
    }
}
