using System.Text;

namespace Workbench.Fuzzing.Mutation;

/// <summary>Changes a CSV text as spreadsheets and editors might: rows, cells, separators, quotes, encodings.</summary>
internal static class TableMutator
{
    public static byte[] Mutate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> donor, Random random)
    {
        var lines = Encoding.UTF8.GetString(text).Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(10))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                var others = Encoding.UTF8.GetString(donor).Split('\n');
                lines[at] = others[random.Next(others.Length)];
                break;
            case 3:
                lines = [.. lines.Select(line => line.Replace(',', ';'))];
                break;
            case 4:
                return Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(string.Join('\n', lines))).ToArray();
            case 5 or 6 or 7:
                var cells = lines[at].Split(',');
                cells[random.Next(cells.Length)] = Cell(random);
                lines[at] = string.Join(',', cells);
                break;
            default:
                var odd = Oddities.Breaks[random.Next(Oddities.Breaks.Count)];
                var place = random.Next(text.Length + 1);
                return [.. text[..place], .. odd, .. text[place..]];
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private static string Cell(Random random) => random.Next(40) == 0
        ? Encoding.UTF8.GetString(Oddities.Large(random))
        : Encoding.UTF8.GetString(Oddities.Values[random.Next(Oddities.Values.Count)]).Trim('"');
}
