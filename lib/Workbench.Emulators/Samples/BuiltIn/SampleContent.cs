using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The invented words of the built-in account; <c>{slots}</c> in them are filled per record.</summary>
internal sealed record SampleContent(
    string[] FirstNames,
    string[] LastNames,
    string[] CompanyStems,
    string[] CompanyForms,
    string[] Industries,
    string[] Devices,
    SampleTopic[] Topics,
    string[] FollowUps,
    string[] AgentUpdates,
    string[] CallNotes,
    string[] SmsTexts,
    string[] ContactNotes,
    string[] Days,
    string[] Sites,
    string[] Dispositions,
    string[] TaskSubjects)
{
    private const string Resource = "Workbench.Emulators.Samples.helpdesk-content.json";

    public static SampleContent Load()
    {
        using var stream = typeof(SampleContent).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks the resource '{Resource}'; rebuild it.");
        return JsonSerializer.Deserialize(stream, SampleContentJson.Default.SampleContent)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is empty.");
    }
}

/// <param name="FollowUps">What customers write later, where the topic is not in English.</param>
/// <param name="AgentUpdates">What agents write later, where the topic is not in English.</param>
internal sealed record SampleTopic(
    string Subject, string[] Opening, string[] Replies, string[] Notes, string[]? FollowUps = null, string[]? AgentUpdates = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SampleContent))]
internal sealed partial class SampleContentJson : JsonSerializerContext;
