using System.Diagnostics;
using System.Text;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>The search for secrets finds one that is there: a search that finds nothing anywhere would prove nothing.</summary>
public sealed class SecretCanaryTests
{
    private const string Secret = "canary+7f/\"3a\"==";

    private static readonly KeyValuePair<string, string>[] Secrets = [new("token", Secret)];

    public static TheoryData<string> Forms =>
    [
        Secret, Uri.EscapeDataString(Secret), "\"canary\\u002B7f/\\u00223a\\u0022==\"", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Secret}")), Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Secret}")),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Find_SecretInAnyForm_IsFound(string form)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(Path.Combine(folder.Root, "page.db"), [0, 255, .. Encoding.UTF8.GetBytes(form), 0]);

        Assert.NotEmpty(SecretCanary.Find(folder.Root, Secrets));
        Assert.Contains(SecretCanary.Find(folder.Root, Secrets, $"printed {form}"), found => found.EndsWith("printed", StringComparison.Ordinal));
    }

    [Fact]
    public void FindInProcesses_SecretOnACommandLine_IsFound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Command lines are read from /proc.");
        using var telling = Process.Start(new ProcessStartInfo("sh", ["-c", "read line", Secret]) { RedirectStandardInput = true })!;

        var found = SecretCanary.FindInProcesses(Secrets);

        telling.Kill();
        Assert.NotEmpty(found);
    }
}
