using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Kit;

/// <summary>Opens the body of a record for its mapper.</summary>
public static class RecordJson
{
    /// <summary>The body as one JSON object. The caller disposes the document.</summary>
    /// <exception cref="MappingException">It is something else: a ledger that was written by other hands, or damaged.</exception>
    public static JsonDocument Open(SourceRecord record)
    {
        JsonDocument document;
        try
        {
            document = LegibleJson.Parse(record.Body);
        }
        catch (JsonException fault)
        {
            throw Wrong(record, "is not JSON", fault);
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw Wrong(record, "is not a JSON object", null);
    }

    /// <summary>What the mapper makes of the record. One that it cannot open is a record without fields that says why: it must not stop the others.</summary>
    public static CanonicalRecord Read(SourceRecord record, Func<SourceRecord, CanonicalRecord> map)
    {
        try
        {
            return map(record);
        }
        catch (MappingException fault) when (fault.Key == record.Key)
        {
            return new CanonicalRecord(record.Key, record.Object, [], []) { Unreadable = fault.Message };
        }
    }

    private static MappingException Wrong(SourceRecord record, string what, JsonException? fault) =>
        new($"The body of {record.Key} {what}. Extract the source again; if it stays, check the ledger with `workbench verify`.", fault) { Key = record.Key };
}
