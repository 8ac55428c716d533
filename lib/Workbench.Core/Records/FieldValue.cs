using System.Globalization;

namespace Workbench.Core.Records;

/// <summary>A value in canonical form. The list of shapes is closed; every shape prints one invariant text.</summary>
public abstract record FieldValue
{
    private FieldValue()
    {
    }

    /// <summary>True for <see cref="Empty"/> alone: an empty text of the source is read as <see cref="Empty"/>.</summary>
    public bool IsEmpty => this is Empty;

    /// <summary>The value as invariant text, the form in which values are compared, listed and shown. Empty prints "".</summary>
    public abstract string Print();

    /// <summary>Nothing was entered.</summary>
    public sealed record Empty : FieldValue
    {
        public static readonly Empty Value = new();

        public override string Print() => "";
    }

    /// <summary>Plain text.</summary>
    public sealed record Text(string Value) : FieldValue
    {
        public override string Print() => Value;
    }

    /// <summary>HTML as the vendor stores it; hostile until sanitised.</summary>
    public sealed record Html(string Value) : FieldValue
    {
        public override string Print() => Value;
    }

    /// <summary>A decimal number; trailing zeros are not significant.</summary>
    public sealed record Number(decimal Value) : FieldValue
    {
        public override string Print() => (Value / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Prints "true" or "false".</summary>
    public sealed record Boolean(bool Value) : FieldValue
    {
        public override string Print() => Value ? "true" : "false";
    }

    /// <summary>A calendar day without time and zone; prints yyyy-MM-dd.</summary>
    public sealed record Date(DateOnly Value) : FieldValue
    {
        public override string Print() => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>A point in time; prints UTC to the second with a Z.</summary>
    public sealed record Instant(DateTimeOffset Value) : FieldValue
    {
        public override string Print() => Value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>One choice of a list; prints its label.</summary>
    public sealed record Option(string Id, string Label) : FieldValue
    {
        public override string Print() => Label;
    }

    /// <summary>Links to other records, in the source's order; prints their keys joined by commas.</summary>
    public sealed record References(IReadOnlyList<RecordKey> Keys) : FieldValue
    {
        public override string Print() => string.Join(",", Keys);

        public bool Equals(References? other) => other is not null && Keys.SequenceEqual(other.Keys);

        public override int GetHashCode() => Keys.Aggregate(0, HashCode.Combine);
    }

    /// <summary>A source user by id; e-mail and name are "" where the user is unknown. Prints the e-mail, else the name, else the id.</summary>
    public sealed record Agent(string Id, string Email, string Name) : FieldValue
    {
        public override string Print() => Email.Length > 0 ? Email : Name.Length > 0 ? Name : Id;
    }

    /// <summary>The vendor's text does not fit the field's type (a date that does not exist, a letter in a number). Kept verbatim.</summary>
    public sealed record Unreadable(string Raw, string Reason) : FieldValue
    {
        public override string Print() => Raw;
    }
}
