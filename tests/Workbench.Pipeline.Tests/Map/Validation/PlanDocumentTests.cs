using System.Text;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Validation;

namespace Workbench.Pipeline.Tests.Map.Validation;

public sealed class PlanDocumentTests
{
    /// <summary>A transform as JSON, and what the one message about it says.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { """{"type":"truncate","maxCharacters":"255 kB"}""", "objects[0].fields[0].transform.maxCharacters is \"255 kB\"; expected a whole number of characters, without quotes." },
        { """{"type":"truncate","maxCharacters":"255"}""", "maxCharacters is \"255\"; expected a whole number of characters, without quotes." },
        { """{"type":"truncate","maxCharacters":2.5}""", "maxCharacters is 2.5; expected a whole number of characters" },
        { """{"type":"truncate","maxCharacters":-1}""", "maxCharacters is -1; expected a whole number of characters (UTF-16), 0 or more." },
        { """{"type":"truncate","maxCharacters":99999999999}""", "maxCharacters is 99999999999; expected" },
        { """{"type":"truncate","maxCharacters":null}""", "maxCharacters is null; expected" },
        { """{"type":"truncate"}""", "transform.maxCharacters is missing; expected a whole number of characters" },
        { """{"type":"truncate","maxBytes":255,"maxCharacters":1}""", "transform.maxBytes is unknown; expected one of \"maxCharacters\" (a whole number of characters)." },
        { """{"type":"teleport"}""", "transform.type is \"teleport\"; expected one of \"copy\", \"constant\"" },
        { """{"type":7}""", "transform.type is 7; expected one of" },
        { """{}""", "transform is without \"type\"; expected one of" },
        { "\"copy\"", "transform is \"copy\"; expected an object { }." },
        { """{"type":"copy","type":"copy"}""", "transform.type is written twice; expected every name once." },
        { """{"type":"map-values","values":{"a":1}}""", "transform.values.a is 1; expected a text in quotes." },
        { """{"type":"map-values","values":{"a b":"1","a b":"2"}}""", "transform.values[\"a b\"] is written twice" },
        { """{"type":"skip","reason":"because"}""", "transform.reason is \"because\"; expected a reason code: cannot-backdate" },
        { """{"type":"regex-extract","pattern":"(?=a)"}""", "transform.pattern is \"(?=a)\"; expected a .NET regular expression without look-around" },
        { """{"type":"regex-extract","pattern":"(a)","group":"2"}""", "transform.group is \"2\"; expected a group of the pattern: 0, 1." },
        { """{"type":"parse-date","formats":["dd.MM."]}""", "transform.formats is a list; expected a .NET date format with year, month and day" },
        { """{"type":"parse-date","formats":["q"]}""", "expected a .NET date format with year, month and day" },
        { """{"type":"parse-date","formats":["yyyy-MM-dd"],"timeZone":"Berlin"}""", "transform.timeZone is \"Berlin\"; expected an IANA time zone" },
        { """{"type":"parse-date","formats":["yyyy-MM-dd"],"result":"Date"}""", "transform.result is \"Date\"; expected one of \"date\", \"instant\"." },
        { """{"type":"parse-number","decimalSeparator":",","groupSeparator":","}""", "transform.groupSeparator is \",\"; expected one character" },
        { """{"type":"boolean-words","trueWords":["x"],"falseWords":["X"]}""", "transform.falseWords is a list; expected at least one word, none empty and none that also means true." },
        { """{"type":"template","text":"{"}""", "transform.text is \"{\"; expected field names in braces" },
        { """{"type":"concatenate","fields":[]}""", "transform.fields is a list; expected at least one source field" },
        { """{"type":"split","separator":"","part":1}""", "transform.separator is \"\"; expected at least one character." },
        { """{"type":"constant","value":"x","as":"number"}""", "transform.value is \"x\"; expected a number such as 1.5." },
        { """{"type":"to-tag","prefix":" "}""", "transform.prefix is \" \"; expected a beginning" },
        { """{"type":"default","value":"\u001b[31m\u202e"}""" + ",\"onFailure\":\"explode\"", "onFailure is \"explode\"; expected one of \"note\", \"reject\"." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_WrongTransform_NamesPathValueAndWhatIsExpected(string transform, string message)
    {
        var error = Assert.Throws<PlanException>(() => Read(Plan(transform)));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("plan.json, line 3, column ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Nothing was applied.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralFaults_TellsAllWithTheirPlaces()
    {
        var error = Assert.Throws<PlanException>(() => Read("""
            {
              "$schema": "plan.schema.json",
              "objects": [ { "sourceObject": 7, "outcome": "lost" } ],
              "agents": { "ä": 1, "ö": 2 }, "placeholder": ""
            }
            """));

        Assert.Equal(
            [
                "plan.json, line 3, column 34: objects[0].sourceObject is 7; expected a text in quotes.",
                "plan.json, line 3, column 48: objects[0].outcome is \"lost\"; expected one of \"mapped\", \"flattened\", \"split\", \"merged\", \"inventory\", \"notMigrated\".",
                "plan.json, line 3, column 16: objects[0].sourceLabel is missing; expected a text in quotes.",
                "plan.json, line 4, column 20: agents[\"ä\"] is 1; expected a text in quotes.",
                "plan.json, line 4, column 28: agents[\"ö\"] is 2; expected a text in quotes.",
            ],
            error.Message.Split('\n').Where(line => !line.Contains("].kind", StringComparison.Ordinal) && !line.Contains("].fields", StringComparison.Ordinal)).Take(5));
        Assert.Contains("line 4, column 33: placeholder is unknown; expected one of \"route\", \"objects\", \"agents\", \"placeholderAgentId\", \"choices\", \"rejectLimits\", \"cutOverBound\".", error.Message, StringComparison.Ordinal);
        Assert.Contains("line 1, column 1: route is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ManyFaults_TellsTheFirstTwenty()
    {
        var agents = string.Join(',', Enumerable.Range(0, 50).Select(number => $"\"{number}\":{number}"));

        var error = Assert.Throws<PlanException>(() => Read($"{{\"route\":\"r\",\"objects\":[],\"agents\":{{{agents}}},\"choices\":{{}}}}"));

        Assert.Equal(21, error.Message.Split('\n').Length);
        Assert.Contains("30 more problems of 50.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"route\": oops}", "plan.json, line 1, column 11")]
    [InlineData("{\"route\": \"\\ud800\"}", "plan.json")]
    [InlineData("[1,2", "plan.json, line 1, column")]
    [InlineData("", "plan.json, line 1, column 1")]
    public void Read_NoJson_NamesThePlace(string text, string message) =>
        Assert.Contains(message, Assert.Throws<PlanException>(() => Read(text)).Message, StringComparison.Ordinal);

    /// <summary>The depth of a text must not become the depth of the call stack.</summary>
    [Fact]
    public void Read_TooDeep_NamesThePlaceAndTheLimit() => Assert.Contains(
        "maximum configured depth of 64", Assert.Throws<PlanException>(() => Read($"{new string('[', 65)}{new string(']', 65)}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_BytesThatAreNoText_IsAPlanException() =>
        Assert.Throws<PlanException>(() => PlanDocument.Read("plan.json", new byte[] { (byte)'{', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)':', (byte)'1', (byte)'}' }));

    [Fact]
    public void Read_MarkCommentsAndTypeNotFirst_IsThePlan()
    {
        var text = "\ufeff// edited\n" + Plan("""{"maxCharacters":12,"type":"truncate"}""").Replace("\"choices\":{}", "\"choices\":{},", StringComparison.Ordinal);

        var plan = Read(text).Plan;

        Assert.Equal(new Transform.Truncate(12), plan.Objects[0].Fields[0].Transform);
        Assert.Equal(OnFailure.Note, plan.Objects[0].Fields[0].OnFailure);
    }

    [Fact]
    public void Read_SchemaMember_IsNotPartOfThePlan() => Assert.Equal(
        Read(Plan("""{"type":"copy"}""")).Plan.Hash(),
        Read("{\"$schema\":\"plan.schema.json\"," + Plan("""{"type":"copy"}""")[1..]).Plan.Hash());

    private static PlanDocument Read(string text) => PlanDocument.Read("plan.json", Encoding.UTF8.GetBytes(text));

    private static string Plan(string transform) =>
        "{\"route\":\"r\",\n\"objects\":[{\"sourceObject\":\"1\",\"sourceLabel\":\"l\",\"kind\":\"contact\",\"outcome\":\"mapped\",\"fields\":[\n"
        + $"{{\"source\":\"a\",\"transform\":{transform}}}\n]}}],\"agents\":{{}},\"choices\":{{}}}}";
}
