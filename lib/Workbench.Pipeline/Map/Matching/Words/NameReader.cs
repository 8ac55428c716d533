namespace Workbench.Pipeline.Map.Matching.Words;

/// <summary>Reads the words of a name: splits it, joins the phrases of the lexicon, takes compounds apart.</summary>
internal sealed class NameReader(Lexicon lexicon)
{
    private const int ShortestCompound = 6;

    /// <summary>The words of a name, in order. Never empty: a name without letters is one word.</summary>
    public IReadOnlyList<FieldWord> Read(string name)
    {
        var parts = WordSplitter.SplitName(name);
        var words = new List<FieldWord>(parts.Count);
        for (var index = 0; index < parts.Count;)
        {
            var (concepts, count) = lexicon.Longest(parts, index);
            if (count == 0 && parts[index].Length >= ShortestCompound && lexicon.Decompose(parts[index]) is { Count: > 0 } compound)
            {
                words.AddRange(compound.Select(part => Word(part, lexicon.Longest([part], 0).Concepts)));
                index++;
                continue;
            }

            count = Math.Max(count, 1);
            words.Add(Word(string.Join(' ', parts.Skip(index).Take(count)), concepts));
            index += count;
        }

        return words.Count > 0 ? words : [Word(name.Length > 0 ? name : "?", [])];
    }

    private FieldWord Word(string text, int[] concepts) => new(text, WordForms.Singular(text), concepts, lexicon.IsWeak(text));
}
