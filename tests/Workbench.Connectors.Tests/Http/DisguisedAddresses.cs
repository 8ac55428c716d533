namespace Workbench.Connectors.Tests.Http;

/// <summary>
/// Addresses that lead inside the network, or to nowhere a vendor keeps files, in the dresses that public lists of such attacks show. Each comes
/// with what its host name answers; <c>files.vendor.test</c> is a host that the rules allow.
/// </summary>
internal static class DisguisedAddresses
{
    private const string Outside = "203.0.113.7";

    public static TheoryData<string, string> All => new()
    {
        // This machine, by name and by number.
        { "http://localhost/a", "127.0.0.1" }, { "https://localhost/a", "127.0.0.1" }, { "https://localhost./a", "127.0.0.1" },
        { "https://LOCALHOST/a", "::1" }, { "https://127.0.0.1/a", "" }, { "https://127.0.0.1:8443/a", "" }, { "https://127.255.255.254/a", "" },
        { "https://127.1/a", "" }, { "https://127.0.1/a", "" }, { "https://0/a", "" }, { "https://0.0.0.0/a", "" },
        { "https://2130706433/a", "" }, { "https://0x7f000001/a", "" }, { "https://0x7f.0x0.0x0.0x1/a", "" }, { "https://0x7f.1/a", "" },
        { "https://0177.0.0.1/a", "" }, { "https://017700000001/a", "" }, { "https://0000177.0000.0000.01/a", "" },
        { "https://①②⑦.⓪.⓪.①/a", "127.0.0.1" }, { "https://127。0。0。1/a", "" }, { "https://%31%32%37.0.0.1/a", "" },
        // IPv6, and IPv4 inside of it.
        { "https://[::1]/a", "" }, { "https://[0:0:0:0:0:0:0:1]/a", "" }, { "https://[::]/a", "" }, { "https://[::ffff:127.0.0.1]/a", "" },
        { "https://[::ffff:7f00:1]/a", "" }, { "https://[::127.0.0.1]/a", "" }, { "https://[::ffff:169.254.169.254]/a", "" },
        { "https://[64:ff9b::127.0.0.1]/a", "" }, { "https://[64:ff9b::a9fe:a9fe]/a", "" }, { "https://[2002:7f00:1::]/a", "" },
        { "https://[fd00:ec2::254]/a", "" }, { "https://[fe80::1%25eth0]/a", "" }, { "https://[ff02::1]/a", "" }, { "https://[fec0::1]/a", "" },
        { "https://[64:ff9b:1::a9fe:a9fe]/a", "" }, { "https://[2001::7f00:1]/a", "" }, { "https://[100::1]/a", "" }, { "https://files.vendor.test/a", "64:ff9b:1::10.0.0.5" },
        // Neighbours and the metadata services of clouds.
        { "https://169.254.169.254/latest/meta-data/", "" }, { "https://2852039166/latest/meta-data/", "" }, { "https://0xa9fea9fe/", "" },
        { "https://0251.0376.0251.0376/", "" }, { "https://metadata.google.internal/", "169.254.169.254" }, { "https://100.100.100.200/", "" },
        { "https://10.0.0.1/a", "" }, { "https://172.16.0.1/a", "" }, { "https://172.31.255.255/a", "" }, { "https://192.168.1.1/a", "" },
        { "https://192.0.0.192/a", "" }, { "https://198.18.0.1/a", "" }, { "https://224.0.0.1/a", "" }, { "https://255.255.255.255/a", "" },
        // A host that is allowed, and whose name leads inside: once and for all, among others, or in another form.
        { "https://files.vendor.test/a", "127.0.0.1" }, { "https://files.vendor.test/a", "10.0.0.5" }, { "https://files.vendor.test/a", "203.0.113.7 192.168.0.9" },
        { "https://files.vendor.test/a", "::ffff:10.0.0.5" }, { "https://files.vendor.test/a", "64:ff9b::10.0.0.5" }, { "https://files.vendor.test/a", "fd12::1" },
        { "https://files.vendor.test/a", "100.64.0.1" }, { "https://files.vendor.test/a", "nothing" }, { "http://files.vendor.test/a", Outside },
        // A host that only looks allowed.
        { "https://files.vendor.test.evil.test/a", Outside }, { "https://evilvendor.test/a", Outside }, { "https://vendor.test/a", Outside },
        { "https://files.vendor.test@127.0.0.1/a", "" }, { "https://files.vendor.test:secret@files.vendor.test/a", Outside },
        { "https://127.0.0.1#@files.vendor.test/a", "" }, { "https://127.0.0.1\\@files.vendor.test/a", "" }, { "https://evil.test/?files.vendor.test", Outside },
        { "https://files.vendor.test%2eevil.test/a", Outside }, { "https://filеs.evil.test/a", Outside }, { "https://files\u3002evil\u3002test/a", Outside },
        // No address of a file at all.
        { "file:///etc/passwd", "" }, { "file://files.vendor.test/etc/passwd", Outside }, { "ftp://files.vendor.test/a", Outside }, { "gopher://files.vendor.test/a", Outside },
        { "dict://127.0.0.1:11211/stat", "" }, { "data:text/plain,a", "" }, { "javascript:alert(1)", "" }, { "jar:https://files.vendor.test!/a", Outside },
        { "ws://files.vendor.test/a", Outside }, { "\\\\files.vendor.test\\share\\a", Outside },
    };
}
