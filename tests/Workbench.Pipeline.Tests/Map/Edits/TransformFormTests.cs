using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Edits;

namespace Workbench.Pipeline.Tests.Map.Edits;

public sealed class TransformFormTests
{
    public static TheoryData<Transform, string, string> Forms => new()
    {
        { new Transform.Copy(), "copy", "" },
        { new Transform.Truncate(255), "truncate", """{"maxCharacters":255}""" },
        { new Transform.MapValues(new Dictionary<string, string> { ["Zu \"é\"\n"] = "00123" }), "map-values", """{"values":{"Zu \"é\"\n":"00123"}}""" },
        { new Transform.Skip("not-chosen"), "skip", """{"reason":"not-chosen"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Of_Transform_ReadsBackAsTheSame(Transform transform, string type, string settings)
    {
        var form = TransformForm.Of(transform);

        Assert.Equal((type, settings), (form.Type, form.Settings));
        Assert.Equal(form, TransformForm.Of(form.Read().Transform!));
    }

    [Theory]
    [InlineData("truncated", "", "nearest: 'truncate'", null)]
    [InlineData("", "", "is no transform", null)]
    [InlineData("truncate", "", null, "maxCharacters")]
    [InlineData("truncate", "255", null, "JSON object")]
    [InlineData("truncate", "{\"maxCharacters\":\"255 kB\"}", null, "truncate")]
    [InlineData("truncate", "{\"maxBytes\":255,\"maxCharacters\":1}", null, "maxBytes")]
    [InlineData("truncate", "{\"maxCharacters\":1,\"maxCharacters\":2}", null, "truncate")]
    [InlineData("truncate", "{\"maxCharacters\":1,\"type\":\"copy\"}", null, "truncate")]
    [InlineData("truncate", "{\"maxCharacters\":", null, "truncate")]
    [InlineData("copy", "{\"maxCharacters\":1}", null, "maxCharacters")]
    public void Read_NoTransform_SaysWhatIsWrong(string type, string settings, string? typeWords, string? settingsWords)
    {
        var (transform, typeFault, settingsFault) = new TransformForm(type, settings).Read();

        Assert.Null(transform);
        Assert.Equal((typeWords is null, settingsWords is null), (typeFault is null, settingsFault is null));
        Assert.Contains(typeWords ?? settingsWords!, typeFault ?? settingsFault!, StringComparison.Ordinal);
    }
}
