using Workbench.Core.Records;

namespace Workbench.Core.Connectors;

/// <summary>What calls are counted by.</summary>
public sealed record CostUnit
{
    private CostUnit(CostMeasure measure) => Measure = measure;

    public CostMeasure Measure { get; }

    /// <summary>Kind of the records or objects; null for objects of every kind.</summary>
    public Kind? Kind { get; private init; }

    /// <summary>Records that one call serves. 1 where each needs its own.</summary>
    public int Together { get; private init; } = 1;

    /// <summary>Which tickets, or messages of which tickets.</summary>
    public ThreadShape Shape { get; private init; }

    /// <summary>Only objects that have a field of this role; null for all.</summary>
    public string? Role { get; private init; }

    /// <summary>First word of the names of <see cref="Connectors.Provision"/>s; null for other measures.</summary>
    public string? Provision { get; private init; }

    /// <summary>The account as a whole.</summary>
    public static CostUnit Account { get; } = new(CostMeasure.Account);

    /// <summary>Every object of the source that has a kind, whatever it is.</summary>
    public static CostUnit AnyObject { get; } = new(CostMeasure.Object);

    /// <summary>Every record of that kind.</summary>
    public static CostUnit Record(Kind kind, ThreadShape shape = ThreadShape.Any) => new(CostMeasure.Record) { Kind = kind, Shape = shape };

    /// <summary>Every record of that kind whose object has a field of that role, filled or not.</summary>
    public static CostUnit RecordWith(Kind kind, string role) => new(CostMeasure.Record) { Kind = kind, Role = role };

    /// <summary>Every page of records of that kind, counted for each object by itself.</summary>
    public static CostUnit Page(Kind kind, int together) => new(CostMeasure.Record) { Kind = kind, Together = together };

    /// <summary>Every page of records, over all kinds, counted for each object by itself.</summary>
    public static CostUnit AnyPage(int together) => new(CostMeasure.Record) { Together = together };

    /// <summary>Every custom field of every record of that kind, filled or not.</summary>
    public static CostUnit Value(Kind kind, ThreadShape shape = ThreadShape.Any) => new(CostMeasure.Value) { Kind = kind, Shape = shape };

    /// <summary>Every person or organization that stands in the destination already and is updated instead of created.</summary>
    public static CostUnit Existing { get; } = new(CostMeasure.Existing);

    /// <summary>Everything to be created before the first record whose name begins with that word.</summary>
    public static CostUnit Creation(string firstWord) => new(CostMeasure.Provision) { Provision = firstWord };
}

/// <summary>The sort of thing that is counted.</summary>
public enum CostMeasure
{
    Account,
    Object,
    Record,
    Value,
    Existing,
    Provision,
}

/// <summary>How a ticket came in, as far as it decides what a destination makes of it.</summary>
public enum ThreadShape
{
    Any,

    /// <summary>In writing, by a channel that the source states: mail, chat, web.</summary>
    Written,

    /// <summary>Any other way, or the source states no channel.</summary>
    Case,
}
