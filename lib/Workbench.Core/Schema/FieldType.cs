namespace Workbench.Core.Schema;

/// <summary>The types fields have in every system, after the connector has translated the vendor's own.</summary>
public enum FieldType
{
    Text,
    LongText,
    Html,
    Number,
    Boolean,
    Date,
    Instant,
    Choice,
    MultiChoice,
    Agent,
    Link,
    Links,
    Email,
    Phone,
    Url,
    Duration,
    File,

    /// <summary>A type the connector does not know: read as text and reported.</summary>
    Unknown,
}
