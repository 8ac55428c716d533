using System.Security.Cryptography;
using System.Text.Json;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Samples;

public sealed class BuiltInSampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Counts_WholeSize_AreThePromisedOnes(int size)
    {
        var sample = new BuiltInSample(size);

        Assert.Equal(44 * size, sample.Organizations().Count());
        Assert.Equal(220 * size, sample.Contacts().Count());
        Assert.Equal(320 * size, sample.Tickets().Count());
        Assert.Equal(1600 * size, sample.Messages().Count());
        Assert.Equal(64 * size, sample.Tasks().Count());
        Assert.Equal(110 * size, sample.Attachments().Count());
        Assert.Equal(60 * size, sample.CustomRecords().Count());
        Assert.Equal(12, sample.Agents().Count());
    }

    [Fact]
    public void Records_SameSeed_AreTheSame() => Assert.Equal(Hash(new BuiltInSample(0.3, 7)), Hash(new BuiltInSample(0.3, 7)));

    [Fact]
    public void Records_OtherSeed_Differ() => Assert.NotEqual(Hash(new BuiltInSample(0.3, 7)), Hash(new BuiltInSample(0.3, 8)));

    [Fact]
    public void Ids_EveryKind_AreUnique()
    {
        var sample = new BuiltInSample(3);

        Assert.All(
            new[]
            {
                sample.Organizations().Select(o => o.Id), sample.Contacts().Select(c => c.Id), sample.Tickets().Select(t => t.Id),
                sample.Messages().Select(m => m.Id), sample.Tasks().Select(t => t.Id), sample.Attachments().Select(f => f.Id),
                sample.CustomRecords().Select(r => r.Id),
            },
            ids => Assert.Equal(ids.Count(), ids.Distinct().Count()));
    }

    [Fact]
    public void Messages_PlainAccount_GrowWithinEachThreadAndStayInsideTheAccount()
    {
        var sample = new BuiltInSample(awkwardness: 0);

        foreach (var thread in sample.Messages().Where(m => m.TicketId is not null).GroupBy(m => m.TicketId))
        {
            Assert.All(thread.Zip(thread.Skip(1)), pair => Assert.True(pair.First.CreatedAt < pair.Second.CreatedAt, pair.Second.Id));
            Assert.True(thread.Last().CreatedAt < sample.EndsAt);
        }
    }

    [Fact]
    public void Messages_Threads_AreMostlyShortWithOneVeryLong()
    {
        var lengths = new BuiltInSample().Messages().Where(m => m.TicketId is not null)
            .GroupBy(m => m.TicketId).Select(g => g.Count()).ToList();

        Assert.True(lengths.Max() > 60);
        Assert.True(lengths.Count(length => length is >= 2 and <= 6) > lengths.Count / 2);
    }

    [Fact]
    public void Tickets_Parents_ExistUnlessAwkward()
    {
        var sample = new BuiltInSample(awkwardness: 0);
        var contacts = sample.Contacts().Select(c => c.Id).ToHashSet();
        var organizations = sample.Organizations().Select(o => o.Id).ToHashSet();

        Assert.All(sample.Tickets(), ticket => Assert.Contains(ticket.ContactId!, contacts));
        Assert.All(sample.Contacts().Where(c => c.OrganizationId is not null), c => Assert.Contains(c.OrganizationId!, organizations));
    }

    [Fact]
    public void Attachments_Parents_Exist()
    {
        var sample = new BuiltInSample();
        var ids = sample.Messages().Select(m => m.Id).Concat(sample.Tickets().Select(t => t.Id)).Concat(sample.Contacts().Select(c => c.Id))
            .Concat(sample.Organizations().Select(o => o.Id)).Concat(sample.Tasks().Select(t => t.Id)).ToHashSet();

        Assert.All(sample.Attachments(), file => Assert.Contains(file.ParentId, ids));
        Assert.Equal(5, sample.Attachments().Select(file => file.ParentKind).Distinct().Count());
    }

    [Fact]
    public void OpenAttachment_AnyFile_HasItsSizeAndTheSameBytesEachTime()
    {
        var sample = new BuiltInSample();
        var large = sample.Attachments().Single(file => file.SizeBytes > 20 * 1024 * 1024);

        using var first = sample.OpenAttachment(large.Id);
        using var second = sample.OpenAttachment(large.Id);

        Assert.Equal(large.SizeBytes, first.Length);
        Assert.Equal(SHA256.HashData(first), SHA256.HashData(second));
    }

    [Fact]
    public void OpenAttachment_UnknownId_NamesIt() =>
        Assert.Contains("f999", Assert.Throws<KeyNotFoundException>(() => new BuiltInSample(0.1).OpenAttachment("f999")).Message);

    [Theory]
    [InlineData(0.05, 0.1)]
    [InlineData(1, 1.5)]
    public void Constructor_BadFactor_IsRefused(double size, double awkwardness) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BuiltInSample(size, 1, awkwardness));

    private static string Hash(SampleAccount sample) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        Organizations = sample.Organizations(),
        Contacts = sample.Contacts(),
        Tickets = sample.Tickets(),
        Messages = sample.Messages(),
        Tasks = sample.Tasks(),
        Attachments = sample.Attachments(),
        Records = sample.CustomRecords(),
    })));
}
