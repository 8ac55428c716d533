using FuzzySharp;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Quality.Duplicates;

/// <summary>What is compared of a contact or organization. Written as one text, so that it can lie in a file.</summary>
internal sealed record Person(RecordKey Key, string Object, string Name, string Local, string Domain, string PhoneTail, string Shown)
{
    private const int LeastRatio = 88;
    private const int LeastLocalRatio = 80;
    private const int MostLengthApart = 3;
    private const char Separator = '\u001f';

    /// <summary>
    /// True where the names differ by a letter or two, not by a number, and, for people, an address or number agrees as well: many people
    /// share a name, and few of them a company too.
    /// </summary>
    public bool IsNear(Person other) => Name != other.Name
        && Math.Abs(Name.Length - other.Name.Length) <= MostLengthApart
        && Digits(Name) == Digits(other.Name)
        && (Key.Kind != Kind.Contact || Agrees(other))
        && Fuzz.Ratio(Name, other.Name) >= LeastRatio;

    public string Print() => string.Join(Separator, Key.ToString(), Object, Name, Local, Domain, PhoneTail, Shown.Replace(Separator, ' '));

    public static Person Parse(string text) => text.Split(Separator) is [var key, var found, var name, var local, var domain, var tail, var shown]
        ? new Person(RecordKey.Parse(key), found, name, local, domain, tail, shown)
        : throw new FormatException("The row is no person.");

    private bool Agrees(Person other) =>
        (PhoneTail.Length > 0 && PhoneTail == other.PhoneTail)
        || (Domain.Length > 0 && Domain == other.Domain)
        || (Local.Length > 0 && other.Local.Length > 0 && Fuzz.Ratio(Local, other.Local) >= LeastLocalRatio);

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));
}
