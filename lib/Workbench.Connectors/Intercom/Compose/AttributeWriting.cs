using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Puts values into native members or custom attributes, and promises them.</summary>
/// <param name="Twin">Twin type that holds them.</param>
/// <param name="Target">The destination object.</param>
/// <param name="Native">Members of the record itself.</param>
/// <param name="Custom">Its custom attributes.</param>
/// <param name="NativeNames">Names that go into <paramref name="Native"/>.</param>
/// <param name="ById">True where options are written by id.</param>
/// <param name="MaxCharacters">Longest string.</param>
internal sealed record AttributeWriting(
    Draft Draft, string Twin, ObjectSchema Target, JsonObject Native, JsonObject Custom, IReadOnlySet<string> NativeNames, bool ById, int MaxCharacters)
{
    /// <summary>Attributes that an update must empty, because the source holds nothing there.</summary>
    public List<string> Cleared { get; } = [];

    public void Put(PlannedValue value)
    {
        if (value.Plan.Destination is not { } name)
        {
            _ = Draft.Settled(value);
            return;
        }

        if (Draft.Settled(value))
        {
            if (!NativeNames.Contains(name) && value.Plan.Transform is not Transform.Skip)
            {
                Cleared.Add(name);
            }

            return;
        }

        var isNative = NativeNames.Contains(name);
        var written = AttributeValue.Of(value.Result, isNative && Target.Field(name) is null ? NativeField(value, name) : Target.Field(name), ById, isNative ? int.MaxValue : MaxCharacters);
        if (written.Json is null)
        {
            Draft.Loses(value, written.Loss!, $"'{PlainText.Cut(value.Result.Print(), 200)}' is not an option of {name}");
            return;
        }

        (isNative ? Native : Custom)[name] = written.Json;
        Promise(value, name, written);
    }

    /// <summary>A member that every instance has, whatever a person defined: its type is that of the value.</summary>
    private static FieldSchema NativeField(PlannedValue value, string name) =>
        new(name, name, value.Result is Core.Records.FieldValue.Instant ? FieldType.Instant : FieldType.Text);

    private void Promise(PlannedValue value, string name, AttributeValue written)
    {
        switch (written.Loss)
        {
            case ReasonCode.Truncated:
                Draft.Loses(value, ReasonCode.Truncated, $"cut to {MaxCharacters} characters", Twin, name, written.Expected);
                break;
            case null when written.Expected != value.Result.Print():
                Draft.Becomes(value, Twin, name, written.Expected, "copy", Core.Verifying.PromiseCheck.Equals, written.Type);
                break;
            default:
                Draft.Holds(value, Twin, name, written.Expected, written.Type);
                break;
        }
    }
}
