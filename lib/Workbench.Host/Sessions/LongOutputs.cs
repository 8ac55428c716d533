using System.Globalization;
using System.Net;
using System.Text;
using Workbench.Host.Documents;

namespace Workbench.Host.Sessions;

/// <summary>The outputs of one cell that are too long for a page: the beginning stays, the whole goes into a file, a link leads there.</summary>
/// <remarks>Not thread-safe. What is written is scrubbed already.</remarks>
internal sealed class LongOutputs(FullOutputs full, int position)
{
    private readonly SortedDictionary<string, LongStream> streams = new(StringComparer.Ordinal);
    private int displays;

    /// <summary>What is shown of the next piece of a stream.</summary>
    public string Show(string stream, string text)
    {
        if (!streams.TryGetValue(stream, out var known))
        {
            streams[stream] = known = new LongStream(PathOf(stream + ".txt"), full.MaxStreamCharacters);
        }

        return known.Show(text);
    }

    /// <summary>The bundle, or what stands in its place where one of its renderings is too long.</summary>
    public MimeBundle Show(MimeBundle bundle)
    {
        if (bundle.Contents.Keys.Select(bundle.Text).All(text => text!.Length <= full.MaxDisplayCharacters))
        {
            return bundle;
        }

        var (mimeType, ending) = bundle.Contents.ContainsKey("text/html") ? ("text/html", "html")
            : bundle.Contents.ContainsKey("image/svg+xml") ? ("image/svg+xml", "svg")
            : bundle.Contents.ContainsKey("text/plain") ? ("text/plain", "txt")
            : (bundle.Contents.Keys.First(), "txt");
        var text = bundle.Text(mimeType)!;
        displays++;
        var path = PathOf(string.Create(CultureInfo.InvariantCulture, $"output-{displays}.{ending}"));
        Directory.CreateDirectory(full.Folder);
        File.WriteAllText(path, text);
        return Link(path, text.Length, "This output is too long to be shown here");
    }

    /// <summary>Ends the files; one note for every stream that was cut.</summary>
    public IReadOnlyList<MimeBundle> Close()
    {
        foreach (var stream in streams.Values)
        {
            stream.Dispose();
        }

        return [.. streams.Where(pair => pair.Value.IsCut).Select(pair => Link(pair.Value.Path, pair.Value.Characters, $"{pair.Key} is cut here"))];
    }

    private string PathOf(string ending) =>
        Path.Combine(full.Folder, string.Create(CultureInfo.InvariantCulture, $"{full.Prefix}-cell-{position:00}-{ending}"));

    private MimeBundle Link(string path, long characters, string what)
    {
        var address = $"{full.Link}/{Uri.EscapeDataString(Path.GetFileName(path))}";
        var said = string.Create(CultureInfo.InvariantCulture, $"{what}: {characters:#,0} characters in all");
        return new MimeBundle(
        [
            new("text/html", $"""<p>{said}. <a href="{WebUtility.HtmlEncode(address)}">{WebUtility.HtmlEncode(Path.GetFileName(path))}</a></p>"""),
            new("text/plain", $"{said}. The full file: {address}"),
        ]);
    }

    /// <summary>One stream of the cell; the file exists only once the stream is too long.</summary>
    private sealed class LongStream(string path, int most) : IDisposable
    {
        private readonly StringBuilder head = new();
        private StreamWriter? file;

        public string Path => path;

        public long Characters { get; private set; }

        public bool IsCut => file is not null;

        public string Show(string text)
        {
            Characters += text.Length;
            if (file is null && Characters <= most)
            {
                head.Append(text);
                return text;
            }

            var shown = "";
            if (file is null)
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                file = new StreamWriter(path, append: false);
                file.Write(head);
                var room = most - head.Length;
                shown = text[..Math.Min(room, text.Length)];
                head.Clear();
            }

            file.Write(text);
            return shown.Length > 0 && !shown.EndsWith('\n') ? shown + "…\n" : shown;
        }

        public void Dispose() => file?.Dispose();
    }
}
