using System.Buffers;
using System.Text;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>After a purge the record holds no person, address, number or text of anybody any more, in whatever file, and still verifies.</summary>
[Collection(nameof(DefaultDemo))]
public sealed class PurgeTests(DefaultDemo demo)
{
    /// <summary>What is looked for, by what it is; whatever is so short that other words could hold it is left out.</summary>
    private static readonly Dictionary<string, IEnumerable<string?>> Personal = new()
    {
        ["e-mail"] = DefaultDemo.Account.Contacts().Select(contact => contact.Email).Where(email => email?.Contains('@', StringComparison.Ordinal) == true),
        ["phone"] = DefaultDemo.Account.Contacts().Select(contact => contact.Phone).Where(phone => phone?.Count(char.IsDigit) > 6),
        ["person"] = DefaultDemo.Account.Contacts().Select(contact => $"{contact.FirstName} {contact.LastName}").Concat(DefaultDemo.Account.Agents().Select(agent => agent.Name)),
        ["organization"] = DefaultDemo.Account.Organizations().Select(organization => organization.Name),
        ["subject"] = DefaultDemo.Account.Tickets().Select(ticket => ticket.Subject),
        ["message"] = DefaultDemo.Account.Messages().Select(message => message.Body.Length > FirstOfBody ? message.Body[..FirstOfBody] : null),
    };

    private const int FirstOfBody = 40;

    /// <summary>Where a long word may break, in a page and in a notebook.</summary>
    private static readonly string[] Places = ["<wbr>", @"\u003Cwbr\u003E"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purge_AfterDemo_LeavesNobodyAndNoTextAndVerifies()
    {
        using var copy = demo.Folder.Copy();
        Assert.All(Personal.Keys, kind => Assert.NotEmpty(Found(copy.Run, kind)));

        var purged = await WorkbenchCli.RunAsync(["purge", copy.Run, "--by", "Ada"], Cancellation);
        var verified = await WorkbenchCli.RunAsync(["verify", copy.Run], Cancellation);

        Assert.True(purged.ExitCode == 0, purged.ToString());
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Empty(Personal.Keys.SelectMany(kind => Found(copy.Run, kind)));
        Assert.False(Directory.Exists(Path.Combine(copy.Run, "files")));
    }

    /// <summary>Kind, file and the first text of the kind in each file that holds one. Bytes are read one to one, so that a text is its UTF-8.</summary>
    private static IEnumerable<string> Found(string folder, string kind)
    {
        var texts = Personal[kind].OfType<string>().Where(text => text.Length > 6).Select(text => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))).ToList();
        var wanted = SearchValues.Create([.. texts], StringComparison.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var held = Places.Aggregate(Encoding.Latin1.GetString(File.ReadAllBytes(path)), (text, place) => text.Replace(place, "", StringComparison.Ordinal));
            if (held.AsSpan().IndexOfAny(wanted) is >= 0 and var at)
            {
                yield return $"{kind} in {path}: {texts.First(text => held.AsSpan(at).StartsWith(text, StringComparison.Ordinal))}";
            }
        }
    }
}
