namespace Workbench.Notebooks.Tests.Displays;

/// <summary>Texts that try to become markup, a link, a formula or a terminal command.</summary>
internal static class HostileText
{
    public const string Script = "</script></style></svg><script>alert(1)</script><img src=x onerror='alert(1)'>\" onload=\"alert(1)";
    public const string Terminal = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202Egnp.exe\u0000";

    public static string All => Script + Terminal;
}
