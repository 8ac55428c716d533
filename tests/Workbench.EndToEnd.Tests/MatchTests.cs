using System.Text;
using System.Text.Json;
using Workbench.Cli.Matching;
using Workbench.Core.Errors;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.EndToEnd.Tests;

public sealed class MatchTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("match").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("name,status\nAda,open\n")]
    [InlineData("\uFEFFname;status\nAda;open\nBen;closed\n")]
    [InlineData("name\tstatus\r\nAda\topen\r\n")]
    [InlineData("name,status\n")]
    [InlineData("name,status\n\"Ada, or \"\"A\"\"\",open\n")]
    public void Read_UsualForms_GiveTheColumns(string text) =>
        Assert.Equal(["name", "status"], Read(Encoding.UTF8.GetBytes(text)).Select(column => column.Name));

    [Theory]
    [InlineData("a,b,a\n1,2,3\n", "line 1, column 3")]
    [InlineData("a,,c\n1,2,3\n", "line 1, column 2")]
    [InlineData("", "line 1, column 1")]
    [InlineData("a,b\n1,2\n1,2,3\n", "line 3, column 3")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2, column 1")]
    [InlineData("a,b\n1,x\0y\n", "line 2")]
    public void Read_NoTable_NamesFileLineAndColumn(string text, string place)
    {
        var error = Assert.Throws<PlanException>(() => Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains("table.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RowBeyondTheLimit_SaysWhereInBoundedMemory()
    {
        var path = Path.Combine(folder, "table.csv");
        using (var file = new StreamWriter(path))
        {
            file.Write("a,b\n1,");
            var part = new string('x', 1 << 20);
            for (var written = 0; written < 3 * TableReader.MaxRecordBytes; written += part.Length)
            {
                file.Write(part);
            }
        }

        var error = Assert.Throws<PlanException>(() => new ColumnFile(path).Read(TestContext.Current.CancellationToken));
        Assert.Contains("line 2, column 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooManyColumns_IsRefused()
    {
        var header = string.Join(',', Enumerable.Range(0, ColumnFile.MaxColumns + 1).Select(index => $"c{index}"));
        Assert.Contains($"column {ColumnFile.MaxColumns + 1}", Assert.Throws<PlanException>(() => Read(Encoding.UTF8.GetBytes(header))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Latin1_IsRead() =>
        Assert.Equal(["name", "état"], Read(Encoding.Latin1.GetBytes("name,état\nAda,ouvert\n")).Select(column => column.Name));

    [Fact]
    public void WriteJson_EverySourceColumn_IsListedInOrder()
    {
        var columns = Read(Encoding.UTF8.GetBytes("status,voltage,subject\nopen,1.25,Printer broken again\nclosed,2.5,Login lost\n"));
        var proposals = FieldProposer.Propose(columns, [columns[0], columns[2]], top: 1);
        using var output = new StringWriter();
        MatchOutput.WriteJson(output, proposals);
        var found = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().ToList();
        Assert.Equal(["status", "voltage", "subject"], found.Select(column => column.GetProperty("source").GetString()));
        Assert.Equal([false, true, false], found.Select(column => column.TryGetProperty("abstain", out var abstains) && abstains.GetBoolean()));
        Assert.All(found, column => Assert.Equal(1, column.GetProperty("candidates").GetArrayLength()));
        Assert.Equal("subject", found[2].GetProperty("candidates")[0].GetProperty("target").GetString());
    }

    private IReadOnlyList<Pipeline.Map.Matching.Describe.FieldDescription> Read(byte[] bytes)
    {
        var path = Path.Combine(folder, "table.csv");
        File.WriteAllBytes(path, bytes);
        return new ColumnFile(path).Read(TestContext.Current.CancellationToken);
    }
}
