"""A private authority and the certificates of the fault server, good and bad, made with the openssl command."""

import subprocess
from pathlib import Path

# openssl x509 cannot date a certificate back, openssl ca can.
CA_SECTION = """[ca]
default_ca = here
[here]
database = {folder}/index.txt
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = any
copy_extensions = none
unique_subject = no
[any]
commonName = supplied
"""
CERTIFICATE_FROM, CERTIFICATE_TO = "20240101000000Z", "20490101000000Z"
EXPIRED_FROM, EXPIRED_TO = "20230101000000Z", "20240101000000Z"
EARLY_FROM, EARLY_TO = "20480101000000Z", "20490101000000Z"


def openssl(*words):
    done = subprocess.run(["openssl", *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        raise RuntimeError(f"openssl {words[0]}: {done.stderr.decode(errors='replace')}")


class Authority:
    """`ca` is the file to trust. chain(KIND, NAMES) gives a file with certificate, intermediate and key."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "index.txt").touch()
        (self.folder / "serial").write_text("1000\n")
        (self.folder / "ca.cnf").write_text(CA_SECTION.format(folder=self.folder))
        self.ca = self.make("root", "Fault Root", None, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign")
        self.middle = self.make("middle", "Fault Intermediate", "root",
                                "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=keyCertSign,cRLSign")

    def path(self, name, suffix):
        return self.folder / f"{name}.{suffix}"

    def make(self, name, subject, issuer, extensions, start=CERTIFICATE_FROM, end=CERTIFICATE_TO):
        """The certificate NAME, by ISSUER or by itself."""
        key, request, certificate = (self.path(name, suffix) for suffix in ("key", "csr", "crt"))
        self.path(name, "ext").write_text(extensions + "\n")
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", key)
        openssl("req", "-new", "-key", key, "-subj", f"/CN={subject}", "-out", request)
        signer = (["-selfsign", "-keyfile", key] if issuer is None else
                  ["-cert", self.path(issuer, "crt"), "-keyfile", self.path(issuer, "key")])
        openssl("ca", "-batch", "-notext", "-config", self.path("ca", "cnf"), "-in", request, "-out", certificate,
                "-startdate", start, "-enddate", end, "-extfile", self.path(name, "ext"), *signer)
        return certificate

    def chain(self, kind, names):
        """A file for ssl.SSLContext.load_cert_chain: KIND is good, expired, early, host, self-signed or incomplete."""
        name = f"leaf-{kind}"
        wanted = ["elsewhere.test"] if kind == "host" else names
        extensions = ("basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=" +
                      ",".join(f"DNS:{host}" for host in wanted))
        start, end = {"expired": (EXPIRED_FROM, EXPIRED_TO), "early": (EARLY_FROM, EARLY_TO)}.get(
            kind, (CERTIFICATE_FROM, CERTIFICATE_TO))
        certificate = self.make(name, "fault server", None if kind == "self-signed" else "middle", extensions, start, end)
        parts = [certificate.read_text(), self.path(name, "key").read_text()]
        if kind not in ("self-signed", "incomplete"):
            parts.append(self.middle.read_text())
        self.path(name, "pem").write_text("".join(parts))
        return self.path(name, "pem")


KINDS = ("good", "expired", "early", "host", "self-signed", "incomplete")
