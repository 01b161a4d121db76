// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"encoding/base64"
	"strings"
	"testing"
)

func TestInspect_unsupportedFormat(t *testing.T) {
	t.Parallel()
	const (
		webPage = "a web page (HTML)"
		svg     = "an SVG, a vector image without pixels"
	)
	asBase64 := func(file string) string { return base64.StdEncoding.EncodeToString(testdata(t, file)) }
	for _, test := range []struct {
		name, source string
		kind         FileKind
		found        string
	}{
		{"SVG", `<svg xmlns="http://www.w3.org/2000/svg"/>`, VectorFile, svg},
		{"SVG as XML", "\ufeff<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<SVG/>", VectorFile, svg},
		{"HTML", "\r\n <!DOCTYPE html><html><body>Log in</body></html>", WebPageFile, webPage},
		{"HTML without html element", "<!doctype HTML><title>Log in</title>", WebPageFile, webPage},
		{"HTML with an SVG", "<html><body><svg></svg></body></html>", WebPageFile, webPage},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>`, WebPageFile, webPage},
		{"AVIF", "\x00\x00\x00\x20ftypavif\x00\x00\x00\x00", ConvertibleFile, "an AVIF image"},
		{"AVIF sequence", "\x00\x00\x00\x20ftypavis\x00\x00\x00\x00", ConvertibleFile, "an AVIF image"},
		{"HEIC", "\x00\x00\x00\x20ftypheic\x00\x00\x00\x00", ConvertibleFile, "a HEIC image, the format of iPhone photos"},
		{"HEIF", "\x00\x00\x00\x20ftypmif1\x00\x00\x00\x00", ConvertibleFile, "a HEIF image"},
		{"HEIF sequence", "\x00\x00\x00\x20ftypmsf1\x00\x00\x00\x00", ConvertibleFile, "a HEIF image"},
		{"MP4", "\x00\x00\x00\x20ftypisom\x00\x00\x00\x00", VideoFile, "a video"},
		{"JPEG XL", "\xff\x0a\x00", ConvertibleFile, "a JPEG XL image"},
		{"JPEG XL in a container", "\x00\x00\x00\x0cJXL \r\n\x87\n", ConvertibleFile, "a JPEG XL image"},
		{"JPEG 2000", "\x00\x00\x00\x0cjP  \r\n\x87\n", ConvertibleFile, "a JPEG 2000 image"},
		{"JPEG 2000 stream", "\xff\x4f\xff\x51\x00", ConvertibleFile, "a JPEG 2000 image"},
		{"icon", "\x00\x00\x01\x00\x01\x00", ConvertibleFile, "a Windows icon (ICO)"},
		{"Photoshop", "8BPS\x00\x01", ConvertibleFile, "a Photoshop document"},
		{"BigTIFF", "II+\x00\x08\x00\x00\x00", ConvertibleFile, "a BigTIFF image"},
		{"big-endian BigTIFF", "MM\x00+\x00\x08\x00\x00", ConvertibleFile, "a BigTIFF image"},
		{"PDF", "%PDF-1.7\n", ConvertibleFile, "a PDF document"},
		{"PostScript", "%!PS-Adobe-3.0 EPSF-3.0\n", ConvertibleFile, "a PostScript document"},
		{"ZIP", "PK\x03\x04\x14\x00", ArchiveFile, "a ZIP archive"},
		{"gzip", "\x1f\x8b\x08\x00", ArchiveFile, "a gzip archive"},
		{
			"Git LFS pointer", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
			LFSPointerFile, "a Git LFS pointer",
		},
		{"data URI", "data:image/png;base64,iVBORw0KGgo=", Base64File, "a data URI"},
		{"PNG in base64", asBase64("flag.png"), Base64File, "a base64-encoded PNG"},
		{"JPEG in base64", asBase64("cmyk.jpg"), Base64File, "a base64-encoded JPEG"},
		{"GIF in base64", asBase64("interlaced.gif"), Base64File, "a base64-encoded GIF"},
		{"WebP in base64", asBase64("lossy.webp"), Base64File, "a base64-encoded WebP"},
		{"text", "not an image\r\n\tbut text", TextFile, "a text file"},
		{"text cut off inside a character", strings.Repeat("x", 1023) + "é", TextFile, "a text file"},
		{"one byte", "x", TextFile, "a text file"},
		{"program", "\x7fELF\x02\x01\x01\x00", UnknownFile, ""},
		{"zeros", strings.Repeat("\x00", 100), UnknownFile, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Inspect([]byte(test.source))
			expectError(t, err, &UnsupportedFormatError{Kind: test.kind, Found: test.found})
		})
	}
}

// A wrong path can lead to a file of secrets, and errors are logged.
func TestInspect_errorWithoutFileContent(t *testing.T) {
	t.Parallel()
	_, err := Inspect([]byte("secret-token"))
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the error is %v", err)
	}
}
