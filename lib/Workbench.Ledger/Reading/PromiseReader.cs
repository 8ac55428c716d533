using System.Collections.Frozen;
using System.Data.Common;
using System.Text.Json;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <summary>
/// Reads the promises of many records from the bytes in which they are stored. What stands around the promised values repeats from record to
/// record and is read once. For one thread.
/// </summary>
internal sealed class PromiseReader
{
    /// <summary>Names beyond these are made anew each time, so that memory does not follow what a schema holds.</summary>
    private const int MostNames = 4_096;

    private const int LongestName = 256;
    private const int MostShapes = 32;
    private const int MostStored = 256;

    private static readonly FrozenDictionary<string, FieldType> Types = Words<FieldType>();
    private static readonly FrozenDictionary<string, PromiseCheck> Checks = Words<PromiseCheck>();
    private static readonly FrozenDictionary<string, VerdictClass> Classes = Words<VerdictClass>();

    private readonly List<PromiseShape> shapes = [];
    private readonly Dictionary<long, PromiseShape> stored = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>
    /// Key, object, state, reason, promises, and the number and text of their shape in the columns 1 to 7; the twins are read for a whole page.
    /// </summary>
    public PromiseRow Row(DbDataReader row) => new(
        row.Key(1), Name(row.GetString(2)), row.Word<EntryState>(3), row.TextOrNull(4), row.IsDBNull(6) ? Whole(row.Utf8(5)) : List(StoredShape(row), row.Utf8(5)), []);

    private PromiseShape StoredShape(DbDataReader row)
    {
        var id = row.GetInt64(6);
        if (!stored.TryGetValue(id, out var shape))
        {
            if (stored.Count == MostStored)
            {
                stored.Clear();
            }

            var promises = PromisesOf(row.Utf8(7));
            stored.Add(id, shape = new PromiseShape(PromiseFrame.OfArray(promises.Length), promises));
        }

        return shape;
    }

    private PromiseList Whole(ReadOnlySpan<byte> stored)
    {
        for (var index = 0; index < shapes.Count; index++)
        {
            var shape = shapes[index];
            if (shape.Read(stored) is (var values, var ends))
            {
                // The shape of the record before is mostly that of the next one.
                (shapes[0], shapes[index]) = (shape, shapes[0]);
                return new PromiseList(shape, values, ends);
            }
        }

        if (shapes.Count == MostShapes)
        {
            shapes.RemoveAt(MostShapes - 1);
        }

        shapes.Insert(0, new PromiseShape(PromiseFrame.Of(stored), PromisesOf(stored)));
        return List(shapes[0], stored);
    }

    private static PromiseList List(PromiseShape shape, ReadOnlySpan<byte> stored) => shape.Read(stored) is (var values, var ends)
        ? new PromiseList(shape, values, ends)
        : throw PromiseShape.Damaged();

    /// <summary>The promises without their values.</summary>
    private Promise[] PromisesOf(ReadOnlySpan<byte> stored)
    {
        var json = new Utf8JsonReader(stored);
        var promises = new List<Promise>();
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartObject)
            {
                promises.Add(Promise(ref json));
            }
        }

        return [.. promises];
    }

    private Promise Promise(ref Utf8JsonReader json)
    {
        var (field, twinType, destination, reason) = ("", (string?)null, (string?)null, (string?)null);
        var (type, check, verdict, isFixed) = (default(FieldType), default(PromiseCheck), default(VerdictClass), false);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("field"u8))
            {
                field = Name(ref json) ?? "";
            }
            else if (json.ValueTextEquals("twinType"u8))
            {
                twinType = Name(ref json);
            }
            else if (json.ValueTextEquals("destination"u8))
            {
                destination = Name(ref json);
            }
            else if (json.ValueTextEquals("type"u8))
            {
                type = Types[Name(ref json)!];
            }
            else if (json.ValueTextEquals("check"u8))
            {
                check = Checks[Name(ref json)!];
            }
            else if (json.ValueTextEquals("class"u8))
            {
                verdict = Classes[Name(ref json)!];
            }
            else if (json.ValueTextEquals("reason"u8))
            {
                reason = Name(ref json);
            }
            else if (json.ValueTextEquals("isFixed"u8))
            {
                json.Read();
                isFixed = json.GetBoolean();
            }
            else
            {
                json.Skip();
            }
        }

        return new Promise(field, twinType, destination, type, "", check, verdict, reason, isFixed);
    }

    private string? Name(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null || json.ValueSpan.Length > LongestName)
        {
            return json.GetString();
        }

        Span<char> text = stackalloc char[LongestName];
        return Name(text[..json.CopyString(text)]);
    }

    private string Name(ReadOnlySpan<char> text)
    {
        if (names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
        {
            return known;
        }

        var made = text.ToString();
        if (names.Count < MostNames)
        {
            names.Add(made);
        }

        return made;
    }

    private static FrozenDictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToFrozenDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);
}
