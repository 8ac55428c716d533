using Workbench.Emulators.Samples;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Samples;

public sealed class CsvFolderSampleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sample-");

    public CsvFolderSampleTests()
    {
        var source = Path.Combine(Repository.Root.FullName, "data", "samples", "small-csv");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "files"));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetRelativePath(source, file)));
    }

    [Fact]
    public void Records_SmallFolder_AreReadAsWritten()
    {
        var sample = new CsvFolderSample(folder.FullName);

        Assert.Equal(2, sample.Agents().Count());
        Assert.Equal(["Amelia", "Tobias", "Zoë"], sample.Contacts().Select(contact => contact.FirstName));
        Assert.Null(sample.Contacts().Last().Email);
        Assert.Equal("Gateway offline, again", sample.Tickets().First().Subject);
        Assert.Equal(["closed", "open"], sample.TicketStatuses);
        Assert.Equal(new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero), sample.EndsAt);
        Assert.Equal(6, sample.Messages().Count());
        Assert.Contains("says \"no lease\" again.\nAmelia", sample.Messages().First().Body);
        Assert.Equal(SampleBodyType.Html, sample.Messages().ElementAt(1).BodyType);
        Assert.Null(sample.Messages().Last().TicketId);
        Assert.Equal([17, 0], sample.Attachments().Select(file => file.SizeBytes));
    }

    [Fact]
    public void OpenAttachment_KnownAndUnknown_GivesBytesOrSaysSo()
    {
        var sample = new CsvFolderSample(folder.FullName);

        using var reader = new StreamReader(sample.OpenAttachment("f1"));

        Assert.Equal("04:12 lease lost\n", reader.ReadToEnd());
        Assert.Throws<KeyNotFoundException>(() => sample.OpenAttachment("f9"));
    }

    [Theory]
    [InlineData("messages.csv", "m2,t1,email,outbound", "m2,t1,fax,outbound", 6, "kind")]
    [InlineData("messages.csv", "html,<p>", "markdown,<p>", 6, "body_type")]
    [InlineData("messages.csv", "2025-12-01T08:00:00Z", "first of December", 8, "created_at")]
    [InlineData("contacts.csv", "c2,Tobias", ",Tobias", 3, "id")]
    [InlineData("contacts.csv", "email,phone", "mail,phone", 1, "email")]
    [InlineData("contacts.csv", "c2,Tobias Hoffmann,", "c2,", 3, "cells")]
    [InlineData("agents.csv", "false", "no", 3, "active")]
    [InlineData("attachments.csv", "files/2.bin", "files/none.bin", 3, "path")]
    [InlineData("attachments.csv", "files/2.bin", "../../etc/passwd", 3, "leaves the folder")]
    public void Records_BadCell_NameFileLineAndColumn(string file, string good, string bad, int line, string named)
    {
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(good, text);
        File.WriteAllText(path, text.Replace(good, bad, StringComparison.Ordinal));

        var problem = Assert.Throws<SampleFormatException>(() => ReadAll(new CsvFolderSample(folder.FullName)));

        Assert.Equal(file, problem.File);
        Assert.Equal(line, problem.Line);
        Assert.Contains(named, problem.Message);
        Assert.StartsWith($"{file}, line {line}: ", problem.Message);
    }

    [Fact]
    public void Constructor_MissingFile_NamesIt()
    {
        File.Delete(Path.Combine(folder.FullName, "tickets.csv"));

        Assert.Contains("tickets.csv", Assert.Throws<SampleFormatException>(() => new CsvFolderSample(folder.FullName)).Message);
    }

    [Fact]
    public void Edits_SmallFolder_AreDerivedFromItsRecords()
    {
        var edits = new CsvFolderSample(folder.FullName).Edits();

        Assert.Contains(edits, edit => edit is TicketSaved { Ticket: { Id: "t2", Status: "open" } });
        Assert.Contains(edits, edit => edit is MessageDeleted { MessageId: "m6" });
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int ReadAll(CsvFolderSample sample) =>
        sample.Agents().Count() + sample.Organizations().Count() + sample.Contacts().Count()
            + sample.Messages().Count() + sample.Attachments().Count();
}
