namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>The different words of all names of one table, numbered, with the number of fields that use each.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<FieldWord> words = [];
    private readonly List<int> uses = [];

    /// <summary>Number of different words.</summary>
    public int Count => words.Count;

    public FieldWord this[int number] => words[number];

    /// <summary>Fields whose names contain the word.</summary>
    public int Uses(int number) => uses[number];

    /// <summary>Numbers of the words of one name; counts one use each.</summary>
    public int[] Add(IReadOnlyList<FieldWord> name)
    {
        var found = new int[name.Count];
        for (var index = 0; index < name.Count; index++)
        {
            if (!numbers.TryGetValue(name[index].Text, out var number))
            {
                number = words.Count;
                numbers.Add(name[index].Text, number);
                words.Add(name[index]);
                uses.Add(0);
            }

            found[index] = number;
        }

        foreach (var number in found.Distinct())
        {
            uses[number]++;
        }

        return found;
    }

    /// <summary>The number of a word, or null where no name has it.</summary>
    public int? Find(string word) => numbers.TryGetValue(word, out var number) ? number : null;
}
